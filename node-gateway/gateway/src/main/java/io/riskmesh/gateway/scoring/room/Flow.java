package io.riskmesh.gateway.scoring.room;

import io.riskmesh.gateway.ledger.client.LedgerUnavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work that is done again and again by one virtual thread: when signalled, and every so often. What the outside world makes fail is
/// tried again with the next turn.
public final class Flow implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Flow.class);

    private final String name;
    private final Duration every;
    private final Work work;
    private final Semaphore signal = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;
    private String lastTrouble = "";

    /// One turn.
    @FunctionalInterface
    public interface Work {
        void run() throws LedgerUnavailable, IOException, InterruptedException;
    }

    public Flow(String name, Duration every, Work work) {
        this.name = name;
        this.every = every;
        this.work = work;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::turns);
    }

    public Flow start() {
        thread.start();
        return this;
    }

    public void signal() {
        signal.release();
    }

    private void turns() {
        try {
            while (!closed) {
                signal.drainPermits();
                turn();
                if (!closed) {
                    boolean signalled = signal.tryAcquire(every.toMillis(), TimeUnit.MILLISECONDS);
                    LOG.trace("event=flow_turn flow={} signalled={}", name, signalled);
                }
            }
        } catch (InterruptedException _) {
            // closed
        }
    }

    private void turn() throws InterruptedException {
        try {
            work.run();
            lastTrouble = "";
        } catch (LedgerUnavailable | IOException e) {
            trouble(e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("event=flow_failed flow={}", name, e);
        }
    }

    // Told once, not every turn.
    private void trouble(String why) {
        if (why != null && !why.equals(lastTrouble)) {
            LOG.warn("event=flow_waits flow={} why={}", name, why);
            lastTrouble = why;
        }
    }

    /// Ends after the turn under way, which is interrupted.
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
