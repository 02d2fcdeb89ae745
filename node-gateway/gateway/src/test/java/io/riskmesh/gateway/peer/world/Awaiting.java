package io.riskmesh.gateway.peer.world;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Waits for what other threads bring about.
public final class Awaiting {
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(20);

    private Awaiting() {}

    public static void until(String what, BooleanSupplier holds) throws InterruptedException {
        long end = System.nanoTime() + MOST_NANOS;
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("It never came to be that " + what);
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }
}
