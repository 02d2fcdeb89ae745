package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.tee.scorer.SimulatedScorer;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// Which scorer.
final class ScorerOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "riskmesh-scorer",
            description = "Folder of the simulated scorer's process (default: ${DEFAULT-VALUE}).")
    private Path folder;

    SimulatedScorer scorer() {
        return new SimulatedScorer(folder);
    }
}
