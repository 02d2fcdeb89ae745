package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.tee.scorer.ScorerState;
import io.riskmesh.gateway.tee.scorer.SimulatedScorer;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `tee scorer stop`.
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description = "Stop the simulated scorer; it forgets models, keys and sessions.")
final class TeeScorerStopCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private ScorerOptions scorer;

    @Mixin
    private OutputOptions output;

    TeeScorerStopCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Stopped, IOException, InterruptedException {
        output.print(ScorerState.absent(SimulatedScorer.Kind.SCORER, scorer.scorer().stop() ? "stopped" : "did not run"), terminal);
        return ExitStatus.DONE.code();
    }
}
