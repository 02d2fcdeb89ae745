package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.demo.Demo;
import io.riskmesh.gateway.lab.LabOutcome;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.report.ReportAnswer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `demo`.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Play the whole story: a consortium of processes on simulated payments, from authorisations to a verified receipt, stopped at"
                + " the end; then the same training in one process, with honest baselines.")
final class DemoCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "riskmesh-demo",
            description = "Folder of the results (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of the simulation and of the training (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private RunOptions run;

    @Mixin
    private OutputOptions output;

    DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Stopped, IOException, InterruptedException {
        Demo demo = new Demo(terminal.environment(), terminal.labWorld());
        Demo.Outcome outcome = demo.run(out, seed, run.threads());
        LabOutcome lab = outcome.lab();
        output.print(ReportAnswer.of(lab.report(), lab.document(), out).closedBy(outcome.told()), terminal);
        lab.requireChecksPassed();
        return ExitStatus.DONE.code();
    }
}
