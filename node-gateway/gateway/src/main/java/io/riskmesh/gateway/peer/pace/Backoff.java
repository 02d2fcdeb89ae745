package io.riskmesh.gateway.peer.pace;

import java.util.random.RandomGenerator;

/// How long to wait before a try: anything between nothing and 50 ms, doubled with every failure up to a cap ("full jitter", so that
/// many who failed together do not come back together). Thread-safe if the generator is.
public final class Backoff {
    private static final long FIRST_MILLIS = 50;
    private static final int MOST_DOUBLINGS = 16;

    private final RandomGenerator random;
    private final long mostMillis;

    /// @param mostMillis cap of a wait
    public Backoff(RandomGenerator random, long mostMillis) {
        this.random = random;
        this.mostMillis = mostMillis;
    }

    /// @param failures in a row, from 1
    /// @return 1 to the cap, in milliseconds
    public long millis(int failures) {
        long bound = Math.min(mostMillis, FIRST_MILLIS << Math.min(failures - 1, MOST_DOUBLINGS));
        return 1 + random.nextLong(bound);
    }
}
