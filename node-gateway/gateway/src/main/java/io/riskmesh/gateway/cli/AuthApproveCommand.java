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

/// `auth approve`.
@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description = "Sign a requested grant and put it on the ledger.")
final class AuthApproveCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "GRANT", description = "For example AlderMSP.g1.")
    private String grant;

    @Mixin
    private SigningOptions signing;

    @Mixin
    private ProfileOptions profile;

    @Mixin
    private WaitOptions wait;

    AuthApproveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Stopped, IOException, InterruptedException {
        if (!signing.onLedger()) {
            signing.print(new AuthApi(profile, terminal).decide(grant, "approve", wait), terminal);
            return ExitStatus.DONE.code();
        }
        GrantRequests requests = new GrantRequests(signing.folder());
        try (LedgerDesk desk = signing.open(terminal)) {
            signing.print(FactAnswer.of(requests.approve(grant, signing.who(), desk), desk.trustLabel()), terminal);
        }
        return ExitStatus.DONE.code();
    }
}
