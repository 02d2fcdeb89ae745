package io.riskmesh.gateway.node;

import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.riskmesh.gateway.config.NodeConfig;
import io.riskmesh.gateway.config.TracingConfig;
import io.riskmesh.gateway.trace.ExportedSpans;
import io.riskmesh.gateway.trace.LoggedSpans;
import io.riskmesh.gateway.trace.Spans;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Opens what takes spans, if anything does.
final class TraceStage {
    private static final Duration SEND_LIMIT = Duration.ofSeconds(5);
    private static final int EVERYTHING = 1_000;

    private TraceStage() {}

    static Spans open(NodeConfig config, World world, Closing closing) {
        Optional<SpanProcessor> configured = configured(config.tracing());
        List<SpanProcessor> all = Stream.of(configured, world.spans()).flatMap(Optional::stream).toList();
        if (all.isEmpty()) {
            return Spans.ids(world.random());
        }
        int sample = configured.isPresent() ? config.tracing().samplePerMille() : EVERYTHING;
        ExportedSpans spans = new ExportedSpans(config.party().id().value(), SpanProcessor.composite(all), sample, world.clock(), world.random());
        closing.add("spans", spans::close);
        return spans;
    }

    // A collector that does not answer costs a bounded queue and nothing else.
    private static Optional<SpanProcessor> configured(TracingConfig config) {
        return switch (config.exporter()) {
            case NONE -> Optional.empty();
            case LOG -> Optional.of(BatchSpanProcessor.builder(new LoggedSpans()).build());
            case OTLP -> Optional.of(BatchSpanProcessor.builder(OtlpHttpSpanExporter.builder().setEndpoint(config.endpoint().toString())
                    .setTimeout(SEND_LIMIT).build()).setExporterTimeout(SEND_LIMIT).build());
        };
    }
}
