package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.ledger.desk.FactAnswer;
import io.riskmesh.gateway.ledger.desk.LedgerDesk;
import io.riskmesh.gateway.ledger.desk.ProjectedAnswer;
import io.riskmesh.gateway.ledger.projection.Projection;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKey;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `ledger get`.
@Command(
        name = "get",
        mixinStandardHelpOptions = true,
        description = "One fact by its key.")
final class LedgerGetCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "KIND", description = "Kind or key type, for example TrainingRun or RUN.")
    private String kind;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "KEY", description = "Parts of the key, for example fraud 1.")
    private List<String> parts;

    @Option(names = "--projected", description = "Answer from this side's own database, with height and age; no ledger need run.")
    private boolean projected;

    @Mixin
    private LedgerOptions ledger;

    @Mixin
    private OutputOptions output;

    LedgerGetCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Stopped, IOException {
        FactKey key = KeyArguments.of(kind, parts);
        if (projected) {
            try (Projection projection = ledger.projected(terminal).open(ledger.folder())) {
                output.print(ProjectedAnswer.get(projection, key), terminal);
            }
            return ExitStatus.DONE.code();
        }
        try (LedgerDesk desk = ledger.forReading(terminal)) {
            Fact fact = desk.get(key).orElseThrow(() -> Stopped.refused("REFUSED not_found nothing stands under " + key));
            output.print(FactAnswer.of(fact, desk.trustLabel()), terminal);
        }
        return ExitStatus.DONE.code();
    }
}
