package io.riskmesh.gateway.trace;

import java.util.function.Supplier;

/// The span that the work of this thread belongs to. It holds for what is called from the scope, not for what that starts elsewhere:
/// whoever goes on in another thread takes the span along and opens a scope there.
public final class CurrentSpan {
    private static final ScopedValue<OpenSpan> SPAN = ScopedValue.newInstance();

    private CurrentSpan() {}

    /// Does work within a span.
    public static <T> T with(OpenSpan span, Supplier<T> work) {
        return ScopedValue.where(SPAN, span).call(work::get);
    }

    /// The span of this thread's work; [OpenSpan#NONE] if it has none.
    public static OpenSpan get() {
        return SPAN.isBound() ? SPAN.get() : OpenSpan.NONE;
    }
}
