package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.tee.scorer.ScorerState;
import io.riskmesh.gateway.tee.scorer.SimulatedScorer;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `tee evaluator stop`.
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description = "Stop the simulated evaluator; it forgets what was handed in.")
final class TeeEvaluatorStopCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private EvaluatorOptions evaluator;

    @Mixin
    private OutputOptions output;

    TeeEvaluatorStopCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Stopped, IOException, InterruptedException {
        output.print(ScorerState.absent(SimulatedScorer.Kind.EVALUATOR, evaluator.evaluator().stop() ? "stopped" : "did not run"), terminal);
        return ExitStatus.DONE.code();
    }
}
