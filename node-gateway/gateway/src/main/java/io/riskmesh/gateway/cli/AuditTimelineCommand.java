package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.client.ApiRequest;
import io.riskmesh.gateway.ledger.projection.FactFilter;
import io.riskmesh.gateway.ledger.projection.Projection;
import io.riskmesh.gateway.ledger.projection.Timeline;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `audit timeline`.
@Command(
        name = "timeline",
        mixinStandardHelpOptions = true,
        description = "What happened on the ledger, oldest first, from the blocks; kept in a database beside them.")
final class AuditTimelineCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--kind", paramLabel = "KIND", description = "Only this kind of fact.")
    private Optional<String> kind = Optional.empty();

    @Option(names = "--party", paramLabel = "MSP", description = "Only facts of this party.")
    private Optional<String> party = Optional.empty();

    @Mixin
    private LedgerOptions ledger;

    @Mixin
    private ProfileOptions profile;

    @Mixin
    private OutputOptions output;

    AuditTimelineCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Stopped, IOException, InterruptedException {
        if (profile.given(terminal)) {
            output.print(profile.call(ApiRequest.get(ApiRequest.query(ApiRequest.path("audit", "timeline"),
                    Map.of("kind", kind.orElse(""), "party", party.orElse(""), "limit", "200"))), terminal), terminal);
            return ExitStatus.DONE.code();
        }
        try (Projection projection = ledger.projected(terminal).open(ledger.folder())) {
            output.print(Timeline.of(projection, filter()), terminal);
        }
        return ExitStatus.DONE.code();
    }

    private FactFilter filter() {
        FactFilter all = FactFilter.all();
        return new FactFilter(kind, party, all.text(), all.after(), all.mostRows());
    }
}
