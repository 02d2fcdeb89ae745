package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.outcome.Stopped;
import java.util.Optional;
import picocli.CommandLine.Option;

/// How a run uses the machine; no model depends on it.
final class RunOptions {
    private static final int MOST_THREADS = 1024;

    @Option(
            names = "--threads",
            paramLabel = "T",
            description = "Threads that build histograms (default: the machine's processors). The model does not depend on it.")
    private Optional<Integer> threads = Optional.empty();

    int threads() throws Stopped {
        int count = threads.orElseGet(() -> Runtime.getRuntime().availableProcessors());
        if (count < 1 || count > MOST_THREADS) {
            throw Stopped.usage("--threads: expected 1.." + MOST_THREADS + ", found " + count);
        }
        return count;
    }
}
