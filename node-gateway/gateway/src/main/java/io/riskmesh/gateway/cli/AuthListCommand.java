package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.ledger.desk.GrantRequests;
import io.riskmesh.gateway.ledger.desk.LedgerDesk;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `auth list`.
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Grants on the ledger and requests that wait.")
final class AuthListCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private LedgerOptions ledger;

    @Mixin
    private ProfileOptions profile;

    @Mixin
    private OutputOptions output;

    AuthListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Stopped, IOException, InterruptedException {
        if (profile.given(terminal)) {
            output.print(new AuthApi(profile, terminal).list(), terminal);
            return ExitStatus.DONE.code();
        }
        try (LedgerDesk desk = ledger.forReading(terminal)) {
            output.print(new GrantRequests(ledger.folder()).list(desk), terminal);
        }
        return ExitStatus.DONE.code();
    }
}
