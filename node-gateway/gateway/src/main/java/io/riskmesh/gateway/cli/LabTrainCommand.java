package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.lab.LabOutcome;
import io.riskmesh.gateway.lab.LabRequest;
import io.riskmesh.gateway.lab.LabStart;
import io.riskmesh.gateway.lab.LabTraining;
import io.riskmesh.gateway.lab.joint.JointRequest;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.report.ReportAnswer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `lab train`.
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Train a federation of banks in one process, on rows that you have, and compare it with honest baselines.")
final class LabTrainCommand implements Callable<Integer> {
    private static final String NOTICE = "Lab run: all banks ran in one process on rows that one owner has. It shows what a"
            + " federation would compute and send; it protects nothing by itself.";

    private final Terminal terminal;

    @Mixin
    private DataOptions data;

    @Mixin
    private JointOptions joint;

    @Mixin
    private ParameterOptions parameters;

    @Option(
            names = "--validation-share",
            paramLabel = "0.1",
            defaultValue = "0.1",
            description = "Share of each bank's training rows, by hash of the ids, that early stopping looks at when"
                    + " earlyStoppingRounds is above 0 (default: ${DEFAULT-VALUE}).")
    private double validationShare;

    @Option(names = "--faults", paramLabel = "FILE", description = "Scenario of banks that leave the run (docs/faults.md).")
    private Optional<Path> faults = Optional.empty();

    @Mixin
    private RunOptions run;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder of the results; appears whole or not at all.")
    private Path out;

    @Option(names = "--resume", description = "Continue the interrupted run in DIR.partial.")
    private boolean resume;

    @Mixin
    private OutputOptions output;

    @Spec
    private CommandSpec spec;

    LabTrainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Stopped, IOException, InterruptedException {
        Optional<JointRequest> payee = joint.request();
        LabRequest oneSided = new LabRequest(data.request(payee), parameters.request(), validationShare, faults, run.threads(), out,
                resume ? LabStart.RESUME : LabStart.FRESH, NOTICE, CommandText.of(spec));
        LabRequest request = payee.map(oneSided::with).orElse(oneSided);
        LabOutcome outcome = LabTraining.run(request, terminal.labWorld());
        output.print(ReportAnswer.of(outcome.report(), outcome.document(), out), terminal);
        outcome.requireChecksPassed();
        return ExitStatus.DONE.code();
    }
}
