package io.riskmesh.gateway.scoring.path;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// Keeps requests off a scorer that does not answer: opens after five failures in a row, lets one through every five seconds, closes
/// with a success. One that was let through need not reach the scorer: the next one has its chance all the same. Thread-safe.
final class Breaker {
    private static final int FAILURES = 5;
    private static final long OPEN_NANOS = 5_000_000_000L;

    private final LongSupplier nanos;
    private final Map<String, State> states = new HashMap<>();

    /// @param since of the last failure, or of the last request that was let through
    private record State(int failures, long since) {}

    Breaker(LongSupplier nanos) {
        this.nanos = nanos;
    }

    synchronized boolean allows(String instance) {
        if (!wouldAllow(instance)) {
            return false;
        }
        State state = states.get(instance);
        if (state != null && state.failures() >= FAILURES) {
            states.put(instance, new State(state.failures(), nanos.getAsLong()));
        }
        return true;
    }

    /// Whether it would let a request through now; lets none through.
    synchronized boolean wouldAllow(String instance) {
        State state = states.get(instance);
        return state == null || state.failures() < FAILURES || nanos.getAsLong() - state.since() >= OPEN_NANOS;
    }

    /// Whether a request that was let through to one scorer may go to one: to the same without being asked again, as it would keep off
    /// the only one that may find the scorer back.
    boolean allowsAfter(String letThrough, String instance) {
        return instance.equals(letThrough) || allows(instance);
    }

    synchronized void succeeded(String instance) {
        states.remove(instance);
    }

    synchronized void failed(String instance) {
        State before = states.getOrDefault(instance, new State(0, 0));
        states.put(instance, new State(before.failures() + 1, nanos.getAsLong()));
    }
}
