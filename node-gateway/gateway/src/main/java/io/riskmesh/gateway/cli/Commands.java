package io.riskmesh.gateway.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The tree of commands.
@Command(
        name = "riskmesh",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Competing banks catch fraud together without showing each other their data.",
        footer = {
            "",
            "Data goes to standard output, progress to standard error. Exit status: 0 done, 1 unexpected, 2 usage,",
            "3 refused or not verified, 4 a file or process is not there, 5 timeout, 130 interrupted."
        })
final class Commands implements Runnable {
    @Spec
    private CommandSpec spec;

    private Commands() {}

    static CommandLine of(Terminal terminal) {
        CommandLine root = new CommandLine(new Commands());
        root.addSubcommand(new CommandLine(new DemoCommand(terminal)).addSubcommand(new DemoUpCommand(terminal))
                .addSubcommand(new DemoControl.Status(terminal)).addSubcommand(new DemoControl.Down(terminal))
                .addSubcommand(new DemoControl.Reset(terminal)).addSubcommand(new DemoTourCommand(terminal)));
        root.addSubcommand(new CommandLine(new CommandGroup.Lab()).addSubcommand(new LabTrainCommand(terminal)));
        root.addSubcommand(new PredictCommand(terminal));
        root.addSubcommand(ModelVerbs.of(terminal));
        root.addSubcommand(RunVerbs.of(terminal));
        root.addSubcommand(ScoreVerbs.of(terminal));
        root.addSubcommand(ReceiptVerbs.of(terminal));
        root.addSubcommand(ApprovalVerbs.of(terminal));
        root.addSubcommand(DataVerbs.of(terminal));
        root.addSubcommand(ContribVerbs.of(terminal));
        root.addSubcommand(new CommandLine(new CommandGroup.Plan()).addSubcommand(new PlanExplainCommand(terminal)));
        root.addSubcommand(new CommandLine(new CommandGroup.Ledger()).addSubcommand(new LedgerStartCommand(terminal))
                .addSubcommand(new LedgerStatusCommand(terminal)).addSubcommand(new LedgerStopCommand(terminal))
                .addSubcommand(new LedgerSubmitCommand(terminal)).addSubcommand(new LedgerGetCommand(terminal))
                .addSubcommand(new LedgerListCommand(terminal)));
        root.addSubcommand(new CommandLine(new CommandGroup.Auth()).addSubcommand(new AuthRequestCommand(terminal))
                .addSubcommand(new AuthListCommand(terminal)).addSubcommand(new AuthShowCommand(terminal))
                .addSubcommand(new AuthApproveCommand(terminal)).addSubcommand(new AuthRejectCommand(terminal))
                .addSubcommand(new AuthRevokeCommand(terminal)));
        root.addSubcommand(new CommandLine(new CommandGroup.Audit()).addSubcommand(new AuditTimelineCommand(terminal))
                .addSubcommand(new AuditSearchCommand(terminal)).addSubcommand(new AuditExportCommand(terminal))
                .addSubcommand(new AuditVerifyCommand(terminal)).addSubcommand(new AuditReceiptsCommand(terminal)));
        root.addSubcommand(new CommandLine(new CommandGroup.Tee()).addSubcommand(new TeeVerifyCommand(terminal))
                .addSubcommand(new TeeStatusCommand(terminal)).addSubcommand(new CommandLine(new CommandGroup.Scorer())
                        .addSubcommand(new TeeScorerStartCommand(terminal)).addSubcommand(new TeeScorerStatusCommand(terminal))
                        .addSubcommand(new TeeScorerStopCommand(terminal)))
                .addSubcommand(new CommandLine(new CommandGroup.Evaluator()).addSubcommand(new TeeEvaluatorStartCommand(terminal))
                        .addSubcommand(new TeeEvaluatorStatusCommand(terminal)).addSubcommand(new TeeEvaluatorStopCommand(terminal))));
        root.addSubcommand(new CommandLine(new CommandGroup.Node()).addSubcommand(new NodeStartCommand(terminal))
                .addSubcommand(new NodeStatusCommand(terminal)).addSubcommand(new NodeDoctorCommand(terminal))
                .addSubcommand(new NodeConfigCommand(terminal)));
        root.addSubcommand(new CommandLine(new StartedByLauncher.Simulate()).setUnmatchedArgumentsAllowed(true));
        root.addSubcommand(new CommandLine(new StartedByLauncher.Bench()).setUnmatchedArgumentsAllowed(true));
        return root;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected a command: " + String.join(", ", spec.subcommands().keySet()));
    }
}
