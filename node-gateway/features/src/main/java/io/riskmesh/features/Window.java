package io.riskmesh.features;

/// Spans of the past over which flows are summed: `[t - span, t)`.
enum Window {
    HOUR(0, 3_600),
    DAY(1, 86_400),
    WEEK(2, 7 * 86_400),
    MONTH(3, 30 * 86_400);

    /// Position in arrays that hold one figure per window.
    final int slot;

    private final long seconds;

    Window(int slot, long seconds) {
        this.slot = slot;
        this.seconds = seconds;
    }

    boolean contains(long epochSecond, AsOf now) {
        return epochSecond >= now.epochSecond() - seconds;
    }
}
