package io.riskmesh.gateway.rows;

import io.riskmesh.boosting.work.Workers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The threads of a run; no result depends on their number. Banks step on one pool and share the work inside a step on another,
/// as a bank that waits for its own helpers must not stand in their way.
public final class WorkThreads implements AutoCloseable {
    private final int count;
    private final ExecutorService banks;
    private final ExecutorService helpers;

    private WorkThreads(int count) {
        this.count = count;
        this.banks = pool(count, "riskmesh-bank");
        this.helpers = pool(count, "riskmesh-rows");
    }

    /// Starts the pools; their threads end with the process.
    ///
    /// @param count at least 1
    public static WorkThreads of(int count) {
        return new WorkThreads(count);
    }

    /// Where banks step side by side.
    public ExecutorService banks() {
        return banks;
    }

    /// What the rows of one owner are worked on by.
    public Workers workers() {
        return new Workers(helpers, count);
    }

    private static ExecutorService pool(int count, String name) {
        return Executors.newFixedThreadPool(count, work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void close() {
        banks.shutdownNow();
        helpers.shutdownNow();
    }
}
