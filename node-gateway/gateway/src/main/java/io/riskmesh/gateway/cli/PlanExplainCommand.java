package io.riskmesh.gateway.cli;

import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.plan.PlanCheck;
import io.riskmesh.gateway.plan.PlanExplanation;
import io.riskmesh.gateway.plan.PlanShape;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `plan explain`.
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "What a run would open to whom, what it would cost, whether its model could be scored jointly.")
final class PlanExplainCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private ParameterOptions parameters;

    @Option(names = "--banks", required = true, paramLabel = "N", description = "Members of the consortium.")
    private int banks;

    @Option(names = "--features", required = true, paramLabel = "F", description = "Columns.")
    private int features;

    @Option(
            names = "--categorical",
            paramLabel = "C",
            defaultValue = "0",
            description = "How many of the columns hold names (default: ${DEFAULT-VALUE}).")
    private int categorical;

    @Option(
            names = "--payee-features",
            paramLabel = "P",
            defaultValue = "0",
            description = "How many of the columns the payee's bank knows: above 0 plans a joint run (default: ${DEFAULT-VALUE}).")
    private int payees;

    @Option(
            names = "--rows",
            paramLabel = "R",
            defaultValue = "100000",
            description = "Training rows of all banks together, a guess (default: ${DEFAULT-VALUE}).")
    private long rows;

    @Mixin
    private OutputOptions output;

    PlanExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Stopped, IOException {
        TrainingParameters federated = parameters.request().resolve().federated();
        PlanShape shape = new PlanShape(federated, banks, features, categorical, payees, rows);
        output.print(PlanExplanation.of(shape, PlanCheck.requireRunnable(shape)), terminal);
        return ExitStatus.DONE.code();
    }
}
