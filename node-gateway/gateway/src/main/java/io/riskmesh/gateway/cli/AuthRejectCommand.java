package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.ledger.desk.FactAnswer;
import io.riskmesh.gateway.ledger.desk.GrantRequests;
import io.riskmesh.gateway.ledger.desk.LedgerDesk;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `auth reject`.
@Command(
        name = "reject",
        mixinStandardHelpOptions = true,
        description = "Turn a requested grant down; it never reaches the ledger.")
final class AuthRejectCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "GRANT", description = "For example AlderMSP.g1.")
    private String grant;

    @Mixin
    private SigningOptions signing;

    @Mixin
    private ProfileOptions profile;

    @Mixin
    private WaitOptions wait;

    AuthRejectCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Stopped, IOException, InterruptedException {
        if (!signing.onLedger()) {
            signing.print(new AuthApi(profile, terminal).decide(grant, "reject", wait), terminal);
            return ExitStatus.DONE.code();
        }
        try (LedgerDesk desk = signing.open(terminal)) {
            new GrantRequests(signing.folder()).reject(grant, signing.who());
            signing.print(FactAnswer.rejected(grant, signing.who(), desk.trustLabel()), terminal);
        }
        return ExitStatus.DONE.code();
    }
}
