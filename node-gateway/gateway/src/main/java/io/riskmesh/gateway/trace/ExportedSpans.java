package io.riskmesh.gateway.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/// Spans that leave the process. Of a request's header only the trace's id, the caller's span and whether it is sampled are taken;
/// exceptions are never recorded, as their messages may hold what was submitted. Thread-safe.
public final class ExportedSpans implements Spans, AutoCloseable {
    private static final double PER_MILLE = 1_000;
    private static final long CLOSE_SECONDS = 5;
    private static final int MOST_CHARACTERS = 64;

    private final SdkTracerProvider provider;
    private final Tracer tracer;
    private final InstantSource clock;
    private final RandomGenerator random;

    /// @param party whose gateway this is
    /// @param samplePerMille of traces that begin here; a caller's decision stands
    public ExportedSpans(String party, SpanProcessor processor, int samplePerMille, InstantSource clock, RandomGenerator random) {
        Attributes resource = Attributes.of(AttributeKey.stringKey("service.name"), "riskmesh-gateway",
                AttributeKey.stringKey("riskmesh.party"), party);
        this.provider = SdkTracerProvider.builder().setResource(Resource.create(resource)).addSpanProcessor(processor)
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(samplePerMille / PER_MILLE))).build();
        this.tracer = provider.get("io.riskmesh.gateway");
        this.clock = clock;
        this.random = random;
    }

    @Override
    public OpenSpan received(SpanName name, String header) {
        Context parent = Context.root();
        if (TraceContext.isOne(header)) {
            TraceContext caller = TraceContext.read(header);
            parent = parent.with(Span.wrap(SpanContext.createFromRemoteParent(caller.traceId(), caller.spanId(),
                    caller.isSampled() ? TraceFlags.getSampled() : TraceFlags.getDefault(), TraceState.getDefault())));
        }
        return begin(name, parent, kind(name));
    }

    @Override
    public OpenSpan joined(SpanName name, String trace) {
        TraceContext at = TraceContext.within(trace, random);
        Span common = Span.wrap(SpanContext.createFromRemoteParent(at.traceId(), trace.substring(trace.length() / 2), TraceFlags.getSampled(),
                TraceState.getDefault()));
        return begin(name, Context.root().with(common), kind(name));
    }

    private OpenSpan begin(SpanName name, Context parent, SpanKind kind) {
        return new Exported(tracer.spanBuilder(name.text()).setParent(parent).setSpanKind(kind).setStartTimestamp(clock.instant()).startSpan());
    }

    @Override
    public void past(SpanName name, long nanos, Map<SpanField, String> fields) {
        past(name, nanos, fields, Context.root());
    }

    private void past(SpanName name, long nanos, Map<SpanField, String> fields, Context parent) {
        Instant began = clock.instant().minus(Duration.ofNanos(Math.max(0, nanos)));
        OpenSpan span = new Exported(tracer.spanBuilder(name.text()).setParent(parent).setSpanKind(kind(name)).setStartTimestamp(began).startSpan());
        fields.forEach(span::put);
        span.end();
    }

    private static SpanKind kind(SpanName name) {
        return switch (name) {
            case HTTP, PEER_ANSWER -> SpanKind.SERVER;
            case PEER_CALL, FRAME, LEDGER_SUBMIT -> SpanKind.CLIENT;
            case SCORE, PARSE, IDEMPOTENCY, AUTHORISATION, FEATURES, HALF, ENCLAVE, LOG, RUN, RUN_TREE -> SpanKind.INTERNAL;
        };
    }

    /// Sends what waits, for at most 5 s.
    @Override
    public void close() {
        provider.shutdown().join(CLOSE_SECONDS, TimeUnit.SECONDS);
    }

    private final class Exported implements OpenSpan {
        private final Span span;

        Exported(Span span) {
            this.span = span;
        }

        @Override
        public Optional<TraceContext> context() {
            SpanContext at = span.getSpanContext();
            return Optional.of(new TraceContext(at.getTraceId(), at.getSpanId(), at.getTraceFlags().asHex()));
        }

        private Context within() {
            return Context.root().with(span);
        }

        @Override
        public OpenSpan child(SpanName name) {
            return begin(name, within(), kind(name));
        }

        @Override
        public void past(SpanName name, long nanos, Map<SpanField, String> fields) {
            ExportedSpans.this.past(name, nanos, fields, within());
        }

        @Override
        public OpenSpan put(SpanField field, String value) {
            span.setAttribute(field.key(), value.substring(0, Math.min(value.length(), MOST_CHARACTERS)));
            return this;
        }

        @Override
        public void end() {
            span.end(clock.instant());
        }
    }
}
