package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.tee.scorer.ScorerState;
import io.riskmesh.gateway.tee.scorer.SimulatedScorer;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `tee scorer status`.
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Whether the simulated scorer runs, where, and what it is at.")
final class TeeScorerStatusCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private ScorerOptions scorer;

    @Mixin
    private OutputOptions output;

    TeeScorerStatusCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Stopped, IOException {
        SimulatedScorer process = scorer.scorer();
        output.print(ScorerState.running(process.kind(), "running", process.port().orElse(0), process.status()), terminal);
        return ExitStatus.DONE.code();
    }
}
