package io.riskmesh.gateway.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/// Spans as lines of the log, for those who have no collector: `trace.span` with its name, its ids, its length and its fields.
public final class LoggedSpans implements SpanExporter {
    private static final Logger LOG = LoggerFactory.getLogger(LoggedSpans.class);
    private static final long NANOS_PER_MICRO = 1_000;

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        for (SpanData span : spans) {
            LoggingEventBuilder line = LOG.atInfo().addKeyValue("traceId", span.getTraceId()).addKeyValue("spanId", span.getSpanId())
                    .addKeyValue("parentId", span.getParentSpanId()).addKeyValue("name", span.getName())
                    .addKeyValue("micros", (span.getEndEpochNanos() - span.getStartEpochNanos()) / NANOS_PER_MICRO);
            for (Map.Entry<AttributeKey<?>, Object> field : span.getAttributes().asMap().entrySet()) {
                line = line.addKeyValue(field.getKey().getKey(), field.getValue());
            }
            line.log("trace.span");
        }
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }
}
