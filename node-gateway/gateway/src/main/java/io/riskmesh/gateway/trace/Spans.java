package io.riskmesh.gateway.trace;

import java.util.Map;
import java.util.random.RandomGenerator;

/// Begins the first span of this gateway in a trace. Thread-safe.
public interface Spans {

    /// A span of a request that came in.
    ///
    /// @param header its `traceparent`; null or malformed: a new trace
    OpenSpan received(SpanName name, String header);

    /// A span of work that several gateways do at the same time without asking each other: they find each other by the trace.
    ///
    /// @param trace 32 hex digits that all of them derive alike
    OpenSpan joined(SpanName name, String trace);

    /// A span that was not part of any trace, ends now, and took so long.
    void past(SpanName name, long nanos, Map<SpanField, String> fields);

    /// Ids alone, for logs, answers and calls to peers; spans are kept nowhere.
    static Spans ids(RandomGenerator random) {
        return new IdsAlone(random);
    }
}
