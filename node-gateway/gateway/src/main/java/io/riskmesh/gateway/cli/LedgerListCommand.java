package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.ledger.desk.FactAnswer;
import io.riskmesh.gateway.ledger.desk.LedgerDesk;
import io.riskmesh.gateway.ledger.desk.ProjectedAnswer;
import io.riskmesh.gateway.ledger.projection.Projection;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.ledger.fact.FactKey;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `ledger list`.
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Facts of a kind, in the order of keys.")
final class LedgerListCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "KIND", description = "Kind or key type, for example TrainingRun or RUN.")
    private String kind;

    @Parameters(index = "1..*", paramLabel = "KEY", description = "First parts of the keys.")
    private List<String> parts = List.of();

    @Option(names = "--projected", description = "Answer from this side's own database, with height and age; no ledger need run.")
    private boolean projected;

    @Mixin
    private LedgerOptions ledger;

    @Mixin
    private OutputOptions output;

    LedgerListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Stopped, IOException {
        FactKey prefix = KeyArguments.of(kind, parts);
        if (projected) {
            try (Projection projection = ledger.projected(terminal).open(ledger.folder())) {
                output.print(ProjectedAnswer.list(projection, prefix), terminal);
            }
            return ExitStatus.DONE.code();
        }
        try (LedgerDesk desk = ledger.forReading(terminal)) {
            output.print(FactAnswer.of(desk.list(prefix), desk.trustLabel()), terminal);
        }
        return ExitStatus.DONE.code();
    }
}
