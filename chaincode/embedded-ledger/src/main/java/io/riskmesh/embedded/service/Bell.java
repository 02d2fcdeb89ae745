package io.riskmesh.embedded.service;

import io.riskmesh.embedded.commit.CommitListener;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// Wakes streams: at each block, and when a client can take more.
final class Bell implements CommitListener {
    private static final long LOOK_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();

    @Override
    public void committed(long block, List<String> transactionIds) {
        ring();
    }

    void ring() {
        lock.lock();
        try {
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Returns when the condition holds.
    void await(BooleanSupplier condition) throws InterruptedException {
        lock.lock();
        try {
            while (!condition.getAsBoolean()) {
                // After a while in any case: nobody rings for some changes, such as a closed connection.
                rung.awaitNanos(LOOK_AGAIN_NANOS);
            }
        } finally {
            lock.unlock();
        }
    }
}
