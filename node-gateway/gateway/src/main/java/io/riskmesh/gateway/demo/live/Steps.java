package io.riskmesh.gateway.demo.live;

import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Things to do at the same time; all of them have ended when `run` returns, and the first failure is told.
final class Steps {
    private final List<Step> steps = new ArrayList<>();

    /// One of them.
    @FunctionalInterface
    interface Step {
        void run() throws Stopped, IOException, InterruptedException;
    }

    void add(Step step) {
        steps.add(step);
    }

    void run() throws Stopped, IOException, InterruptedException {
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Step step : steps) {
                running.add(executor.submit(() -> {
                    step.run();
                    return null;
                }));
            }
        }
        for (Future<?> one : running) {
            finish(one);
        }
    }

    private static void finish(Future<?> step) throws Stopped, IOException, InterruptedException {
        try {
            step.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case Stopped stopped -> throw stopped;
                case IOException io -> throw io;
                case InterruptedException interrupted -> throw interrupted;
                case RuntimeException bug -> throw bug;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }
}
