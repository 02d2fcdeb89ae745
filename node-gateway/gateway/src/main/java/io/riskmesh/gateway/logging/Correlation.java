package io.riskmesh.gateway.logging;

import java.util.Optional;
import java.util.function.Supplier;

/// The trace that the work of this thread belongs to. Flows carry it by scope; event loops hand it on by argument, as one of them
/// works on many requests.
public final class Correlation {
    private static final ScopedValue<String> TRACE = ScopedValue.newInstance();

    private Correlation() {}

    /// Does work within a trace.
    public static <T> T with(String traceId, Supplier<T> work) {
        return ScopedValue.where(TRACE, traceId).call(work::get);
    }

    /// The trace id of this thread's work, if it has one.
    public static Optional<String> current() {
        return TRACE.isBound() ? Optional.of(TRACE.get()) : Optional.empty();
    }
}
