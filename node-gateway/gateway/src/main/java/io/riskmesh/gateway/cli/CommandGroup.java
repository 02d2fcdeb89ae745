package io.riskmesh.gateway.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// A noun with verbs below it; alone it is not a command.
abstract sealed class CommandGroup implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected a command after " + spec.qualifiedName() + ": "
                + String.join(", ", spec.subcommands().keySet()));
    }

    /// `lab`.
    @Command(name = "lab", mixinStandardHelpOptions = true, description = "Try a federation on rows that you have.")
    static final class Lab extends CommandGroup {}

    /// `model`.
    @Command(name = "model", mixinStandardHelpOptions = true, description = "Model files, and model versions on the ledger.")
    static final class Model extends CommandGroup {}

    /// `plan`.
    @Command(name = "plan", mixinStandardHelpOptions = true, description = "What a run would open and cost, before it runs.")
    static final class Plan extends CommandGroup {}

    /// `ledger`.
    @Command(name = "ledger", mixinStandardHelpOptions = true,
            description = "The embedded ledger as a process; raw requests and facts, for operators and tests.")
    static final class Ledger extends CommandGroup {}

    /// `auth`.
    @Command(name = "auth", mixinStandardHelpOptions = true, description = "Grants: what a bank lets others do with its data.")
    static final class Auth extends CommandGroup {}

    /// `audit`.
    @Command(name = "audit", mixinStandardHelpOptions = true, description = "What happened on the ledger, and whether it holds.")
    static final class Audit extends CommandGroup {}

    /// `tee`.
    @Command(name = "tee", mixinStandardHelpOptions = true, description = "Enclaves and their evidence.")
    static final class Tee extends CommandGroup {}

    /// `tee scorer`.
    @Command(name = "scorer", mixinStandardHelpOptions = true,
            description = "A SIMULATED scorer as a process of its own; it proves nothing and protects nothing.")
    static final class Scorer extends CommandGroup {}

    /// `tee evaluator`.
    @Command(name = "evaluator", mixinStandardHelpOptions = true,
            description = "A SIMULATED evaluator of contributions as a process of its own; it proves nothing and protects nothing.")
    static final class Evaluator extends CommandGroup {}

    /// `run`.
    @Command(name = "run", mixinStandardHelpOptions = true, description = "Training with other banks.")
    static final class RunGroup extends CommandGroup {}

    /// `approval`.
    @Command(name = "approval", mixinStandardHelpOptions = true, description = "What more than one person decides.")
    static final class ApprovalGroup extends CommandGroup {}

    /// `score`.
    @Command(name = "score", mixinStandardHelpOptions = true, description = "Score payments.")
    static final class Score extends CommandGroup {}

    /// `receipt`.
    @Command(name = "receipt", mixinStandardHelpOptions = true, description = "Receipts of scored payments.")
    static final class Receipt extends CommandGroup {}

    /// `contrib`.
    @Command(name = "contrib", mixinStandardHelpOptions = true,
            description = "What banks contributed to a run, and the money that follows.")
    static final class Contrib extends CommandGroup {}

    /// `data`.
    @Command(name = "data", mixinStandardHelpOptions = true, description = "The bank's own data sets; rows never leave.")
    static final class Data extends CommandGroup {}

    /// `node`.
    @Command(name = "node", mixinStandardHelpOptions = true, description = "The gateway of a bank, as a process.")
    static final class Node extends CommandGroup {}
}
