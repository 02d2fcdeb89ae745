package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.client.ApiRequest;
import io.riskmesh.gateway.ledger.projection.FactFilter;
import io.riskmesh.gateway.ledger.projection.Projection;
import io.riskmesh.gateway.ledger.projection.Timeline;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `audit search`.
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description = "The same, only entries that hold a text: a bank, a grant, a run, a digest.")
final class AuditSearchCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "TEXT", description = "Part of a key, a value or a transaction id.")
    private String text;

    @Mixin
    private LedgerOptions ledger;

    @Mixin
    private ProfileOptions profile;

    @Mixin
    private OutputOptions output;

    AuditSearchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Stopped, IOException, InterruptedException {
        if (profile.given(terminal)) {
            output.print(profile.call(ApiRequest.get(ApiRequest.query(ApiRequest.path("audit", "search"), Map.of("q", text, "limit", "200"))), terminal), terminal);
            return ExitStatus.DONE.code();
        }
        try (Projection projection = ledger.projected(terminal).open(ledger.folder())) {
            output.print(Timeline.of(projection, FactFilter.all().holding(text)), terminal);
        }
        return ExitStatus.DONE.code();
    }
}
