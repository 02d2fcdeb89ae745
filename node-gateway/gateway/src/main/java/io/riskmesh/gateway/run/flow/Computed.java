package io.riskmesh.gateway.run.flow;

import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.rows.WorkThreads;
import java.util.concurrent.ExecutionException;

/// Work that takes long, on the threads for it: a virtual thread that computes would stand in the way of others.
final class Computed {
    private Computed() {}

    /// Something to compute.
    @FunctionalInterface
    interface Work<T> {
        T now() throws Stopped;
    }

    /// Waits for the result.
    static <T> T on(WorkThreads threads, Work<T> work) throws Stopped, InterruptedException {
        try {
            return threads.banks().submit(work::now).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Stopped stopped) {
                throw stopped;
            }
            throw new IllegalStateException("Work on a run's rows failed", e.getCause());
        }
    }
}
