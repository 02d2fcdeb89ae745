package io.riskmesh.gateway.flow;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Runs what may wait on virtual threads of their own. Thread-safe.
public final class Flows {
    private static final long POLL_MILLIS = 10;

    private final Set<Thread> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /// Starts work if a permit is free; the permit comes back when the work ends.
    ///
    /// @return false if there was none, or the gateway stops: then nothing happens
    public boolean start(Permits permits, String name, Runnable work) {
        if (closed || !permits.take()) {
            return false;
        }
        Thread.ofVirtual().name(name).unstarted(() -> {
            try {
                run(work);
            } finally {
                permits.giveBack();
            }
        }).start();
        return true;
    }

    /// Starts work that is bounded by other means, such as a loop of the gateway itself.
    ///
    /// @return false if the gateway stops: then nothing happens
    public boolean start(String name, Runnable work) {
        if (closed) {
            return false;
        }
        Thread.ofVirtual().name(name).start(() -> run(work));
        return true;
    }

    private void run(Runnable work) {
        running.add(Thread.currentThread());
        try {
            work.run();
        } finally {
            running.remove(Thread.currentThread());
        }
    }

    /// Takes no more work, waits for what runs, and interrupts what runs longer than it should.
    ///
    /// @param quiet how long to wait before interrupting
    /// @param interrupted how long to wait after it
    public void close(Duration quiet, Duration interrupted) throws InterruptedException {
        closed = true;
        if (!ended(quiet)) {
            running.forEach(Thread::interrupt);
            ended(interrupted);
        }
    }

    private boolean ended(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!running.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(POLL_MILLIS);
        }
        return running.isEmpty();
    }
}
