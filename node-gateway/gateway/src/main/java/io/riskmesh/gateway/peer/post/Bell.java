package io.riskmesh.gateway.peer.post;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Wakes a carrier. A letter is announced before its transaction ends, so after a ring the carrier looks again and again, ever less
/// often, until it finds something. Rung by any thread, awaited by one.
final class Bell {
    private static final long FIRST_MILLIS = 1;
    private static final long MOST_MILLIS = 1_000;

    private final Semaphore rings = new Semaphore(0);
    private long wait = FIRST_MILLIS;

    void ring() {
        rings.release();
    }

    /// Waits for a ring, or for the time of the next look.
    void await() throws InterruptedException {
        boolean rung = rings.tryAcquire(wait, TimeUnit.MILLISECONDS);
        rings.drainPermits();
        wait = rung ? FIRST_MILLIS : Math.min(MOST_MILLIS, 2 * wait);
    }
}
