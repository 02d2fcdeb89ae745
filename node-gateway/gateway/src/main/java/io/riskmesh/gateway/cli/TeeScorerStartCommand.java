package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.tee.scorer.ScorerState;
import io.riskmesh.gateway.tee.scorer.SimulatedScorer;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `tee scorer start`.
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = "Start a SIMULATED scorer, which proves nothing, and wait until it listens; a second start does nothing.")
final class TeeScorerStartCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--port", paramLabel = "P", defaultValue = "0", description = "On 127.0.0.1; 0: any (default: ${DEFAULT-VALUE}).")
    private int port;

    @Mixin
    private ScorerOptions scorer;

    @Mixin
    private OutputOptions output;

    TeeScorerStartCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Stopped, IOException, InterruptedException {
        SimulatedScorer process = scorer.scorer();
        String state = process.start(port, terminal.environment()) ? "started" : "ran before";
        output.print(ScorerState.running(process.kind(), state, process.port().orElseThrow(), process.status()), terminal);
        return ExitStatus.DONE.code();
    }
}
