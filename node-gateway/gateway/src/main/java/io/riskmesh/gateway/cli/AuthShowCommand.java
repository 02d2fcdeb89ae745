package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.ledger.desk.FactAnswer;
import io.riskmesh.gateway.ledger.desk.LedgerDesk;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.ledger.fact.Fact;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `auth show`.
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "The versions of a grant, its uses and its end.")
final class AuthShowCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "GRANT", description = "For example AlderMSP.g1.")
    private String grant;

    @Mixin
    private LedgerOptions ledger;

    @Mixin
    private ProfileOptions profile;

    @Mixin
    private OutputOptions output;

    AuthShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Stopped, IOException, InterruptedException {
        if (profile.given(terminal)) {
            output.print(new AuthApi(profile, terminal).show(grant), terminal);
            return ExitStatus.DONE.code();
        }
        try (LedgerDesk desk = ledger.forReading(terminal)) {
            List<Fact> facts = new ArrayList<>(desk.list(KeyArguments.of("AUTH", List.of(grant))));
            if (facts.isEmpty()) {
                throw Stopped.refused("REFUSED not_found no grant " + grant);
            }
            facts.addAll(desk.list(KeyArguments.of("USE", List.of(grant))));
            desk.get(KeyArguments.of("REVOKE", List.of(grant))).ifPresent(facts::add);
            output.print(FactAnswer.of(facts, desk.trustLabel()), terminal);
        }
        return ExitStatus.DONE.code();
    }
}
