package io.riskmesh.gateway.flow;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/// How much of one kind may go on at one time. Who finds it full is refused, never kept waiting. Thread-safe.
public final class Permits {
    private final String name;
    private final int size;
    private final Semaphore free;
    private final AtomicLong rejected = new AtomicLong();

    /// @param name in metrics and problems
    public Permits(String name, int size) {
        this.name = name;
        this.size = size;
        this.free = new Semaphore(size);
    }

    /// Takes a permit, if there is one; who got it gives it back once.
    public boolean take() {
        boolean taken = free.tryAcquire();
        if (!taken) {
            rejected.incrementAndGet();
        }
        return taken;
    }

    /// Gives a permit back.
    public void giveBack() {
        free.release();
    }

    public String name() {
        return name;
    }

    public int size() {
        return size;
    }

    /// Permits that are out.
    public int used() {
        return size - free.availablePermits();
    }

    /// How many found none.
    public long rejected() {
        return rejected.get();
    }
}
