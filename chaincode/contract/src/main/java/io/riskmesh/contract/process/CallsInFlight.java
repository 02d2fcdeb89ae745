package io.riskmesh.contract.process;

import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// The calls that run now, and since when. A call that waits for an answer of the peer that was lost never ends and holds a thread;
/// its age is how one sees that. Threads may share an object.
public final class CallsInFlight {

    private final LongSupplier nanoTime;
    private final AtomicLong next = new AtomicLong();
    private final ConcurrentSkipListMap<Long, Long> startedAt = new ConcurrentSkipListMap<>();

    /// @param nanoTime a clock that only goes forward, ns
    public CallsInFlight(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /// Closed when the call has ended.
    interface Running extends AutoCloseable {
        @Override
        void close();
    }

    Running begin() {
        long number = next.getAndIncrement();
        startedAt.put(number, nanoTime.getAsLong());
        return () -> startedAt.remove(number);
    }

    public int count() {
        return startedAt.size();
    }

    /// Age of the oldest call in ms, 0 if none runs.
    public long oldestMs() {
        long now = nanoTime.getAsLong();
        OptionalLong oldest = startedAt.values().stream().mapToLong(start -> now - start).max();
        return oldest.orElse(0) / 1_000_000;
    }
}
