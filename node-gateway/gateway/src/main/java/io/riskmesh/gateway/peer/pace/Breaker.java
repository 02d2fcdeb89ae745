package io.riskmesh.gateway.peer.pace;

import java.util.function.LongSupplier;

/// Stops asking who does not answer: opens after 5 failures in a row, or when half of the last 20 outcomes failed; lets one question
/// through 5 s later, and closes if that is answered. Thread-safe.
public final class Breaker {
    private static final int ROW = 5;
    private static final int WINDOW = 20;
    private static final long OPEN_NANOS = 5_000_000_000L;
    private static final int ALL = (1 << WINDOW) - 1;

    private enum State { CLOSED, OPEN, HALF_OPEN }

    private final LongSupplier nanos;
    private State state = State.CLOSED;
    private long openedAt;
    private int row;
    private int outcomes; // the last ones as bits, 1 for a failure
    private int seen;

    public Breaker(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// Whether a question may go out. Whoever is let through must tell the outcome.
    public synchronized boolean admits() {
        return switch (state) {
            case CLOSED -> true;
            case HALF_OPEN -> false;
            case OPEN -> {
                boolean waited = nanos.getAsLong() - openedAt >= OPEN_NANOS;
                if (waited) {
                    state = State.HALF_OPEN;
                }
                yield waited;
            }
        };
    }

    public synchronized void answered() {
        if (state == State.HALF_OPEN) {
            state = State.CLOSED;
            outcomes = 0;
            seen = 0;
        }
        row = 0;
        note(0);
    }

    public synchronized void failed() {
        row++;
        note(1);
        boolean half = seen >= WINDOW && 2 * Integer.bitCount(outcomes) >= WINDOW;
        if (state == State.HALF_OPEN || state == State.CLOSED && (row >= ROW || half)) {
            state = State.OPEN;
            openedAt = nanos.getAsLong();
        }
    }

    private void note(int bit) {
        outcomes = (outcomes << 1 | bit) & ALL;
        seen = Math.min(WINDOW, seen + 1);
    }

    public synchronized boolean isOpen() {
        return state != State.CLOSED;
    }
}
