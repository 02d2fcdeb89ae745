package io.riskmesh.gateway.approval;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// Wakes who waits for something to change. Thread-safe.
final class BlockBell {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private long rings;

    void ring() {
        lock.lock();
        try {
            rings++;
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until a condition holds, asked again at every ring and without the lock; says whether it does.
    boolean await(BooleanSupplier condition, Duration most) throws InterruptedException {
        long left = most.toNanos();
        while (true) {
            long seen = rings();
            if (condition.getAsBoolean()) {
                return true;
            }
            left = waitBeyond(seen, left);
            if (left <= 0) {
                return condition.getAsBoolean();
            }
        }
    }

    private long rings() {
        lock.lock();
        try {
            return rings;
        } finally {
            lock.unlock();
        }
    }

    private long waitBeyond(long seen, long nanos) throws InterruptedException {
        long left = nanos;
        lock.lock();
        try {
            while (rings == seen && left > 0) {
                left = rung.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
        return left;
    }
}
