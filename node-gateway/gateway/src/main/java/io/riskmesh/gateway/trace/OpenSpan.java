package io.riskmesh.gateway.trace;

import java.util.Map;
import java.util.Optional;

/// A span that has begun. Whoever began it ends it, once; what comes after its end is dropped. Thread-safe.
public interface OpenSpan {

    /// Where it stands in its trace; empty outside of any trace.
    Optional<TraceContext> context();

    /// A span within this one, from now on.
    OpenSpan child(SpanName name);

    /// A span within this one that ends now and took so long.
    void past(SpanName name, long nanos, Map<SpanField, String> fields);

    /// Says something of it.
    ///
    /// @return this
    OpenSpan put(SpanField field, String value);

    /// Ends it.
    void end();

    /// Outside of any trace: begins nothing and keeps nothing.
    OpenSpan NONE = new OpenSpan() {
        @Override
        public Optional<TraceContext> context() {
            return Optional.empty();
        }

        @Override
        public OpenSpan child(SpanName name) {
            return this;
        }

        @Override
        public void past(SpanName name, long nanos, Map<SpanField, String> fields) {
            // kept nowhere
        }

        @Override
        public OpenSpan put(SpanField field, String value) {
            return this;
        }

        @Override
        public void end() {
            // kept nowhere
        }
    };
}
