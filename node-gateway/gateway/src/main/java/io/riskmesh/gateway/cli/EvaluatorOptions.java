package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.tee.scorer.SimulatedScorer;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// Which evaluator.
final class EvaluatorOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "riskmesh-evaluator",
            description = "Folder of the simulated evaluator's process (default: ${DEFAULT-VALUE}).")
    private Path folder;

    SimulatedScorer evaluator() {
        return new SimulatedScorer(folder, SimulatedScorer.Kind.EVALUATOR);
    }
}
