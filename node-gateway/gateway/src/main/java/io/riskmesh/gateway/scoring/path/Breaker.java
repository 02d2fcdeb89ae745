package io.riskmesh.gateway.scoring.path;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// Keeps requests off a scorer that does not answer: opens after five failures in a row, lets one through after five seconds, closes
/// with its success. Thread-safe.
final class Breaker {
    private static final int FAILURES = 5;
    private static final long OPEN_NANOS = 5_000_000_000L;

    private final LongSupplier nanos;
    private final Map<String, State> states = new HashMap<>();

    private record State(int failures, long openedAt, boolean probing) {}

    Breaker(LongSupplier nanos) {
        this.nanos = nanos;
    }

    synchronized boolean allows(String instance) {
        State state = states.get(instance);
        if (state == null || state.failures() < FAILURES) {
            return true;
        }
        if (state.probing() || nanos.getAsLong() - state.openedAt() < OPEN_NANOS) {
            return false;
        }
        states.put(instance, new State(state.failures(), state.openedAt(), true));
        return true;
    }

    synchronized void succeeded(String instance) {
        states.remove(instance);
    }

    synchronized void failed(String instance) {
        State before = states.getOrDefault(instance, new State(0, 0, false));
        states.put(instance, new State(before.failures() + 1, nanos.getAsLong(), false));
    }
}
