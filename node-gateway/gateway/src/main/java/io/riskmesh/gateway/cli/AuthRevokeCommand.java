package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.ledger.desk.FactAnswer;
import io.riskmesh.gateway.ledger.desk.LedgerDesk;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.fact.Facts;
import io.riskmesh.ledger.fact.Revocation;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `auth revoke`.
@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        description = "End a grant for good, and with it every run that uses it.")
final class AuthRevokeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "GRANT", description = "For example AlderMSP.g1.")
    private String grant;

    @Option(names = "--reason", paramLabel = "CODE", defaultValue = "withdrawn", description = "Why, one word (default: ${DEFAULT-VALUE}).")
    private String reason;

    @Mixin
    private SigningOptions signing;

    @Mixin
    private ProfileOptions profile;

    @Mixin
    private WaitOptions wait;

    AuthRevokeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Stopped, IOException, InterruptedException {
        if (!signing.onLedger()) {
            signing.print(new AuthApi(profile, terminal).revoke(grant, reason, wait), terminal);
            return ExitStatus.DONE.code();
        }
        CanonicalValue.Obj request = Facts.ownFields(revocation());
        try (LedgerDesk desk = signing.open(terminal)) {
            signing.print(FactAnswer.of(desk.submit("revoke", request), desk.trustLabel()), terminal);
        }
        return ExitStatus.DONE.code();
    }

    private Revocation revocation() throws Stopped {
        try {
            return new Revocation(new PartyId(grant.substring(0, Math.max(0, grant.indexOf('.')))), 0, grant, reason);
        } catch (IllegalArgumentException e) {
            throw Stopped.usage(e.getMessage());
        }
    }
}
