package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.ledger.desk.FactAnswer;
import io.riskmesh.gateway.ledger.desk.GrantRequests;
import io.riskmesh.gateway.ledger.desk.LedgerDesk;
import io.riskmesh.gateway.ledger.desk.RequestFile;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `auth request`.
@Command(
        name = "request",
        mixinStandardHelpOptions = true,
        description = "Ask the bank's approvers for a grant. Nothing reaches the ledger before a second person approves.")
final class AuthRequestCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE.json", description = "Fields of a DataUseAuthorization (docs/ledger.md), grant and version among them.")
    private Path file;

    @Mixin
    private SigningOptions signing;

    @Mixin
    private ProfileOptions profile;

    @Mixin
    private WaitOptions wait;

    AuthRequestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Stopped, IOException, InterruptedException {
        if (!signing.onLedger()) {
            signing.print(new AuthApi(profile, terminal).request(ApiVerb.read(file), wait), terminal);
            return ExitStatus.DONE.code();
        }
        try (LedgerDesk desk = signing.open(terminal)) {
            String name = new GrantRequests(signing.folder()).file(RequestFile.read(file), signing.who(), desk);
            signing.print(FactAnswer.waiting(name, signing.who(), desk.trustLabel()), terminal);
        }
        return ExitStatus.DONE.code();
    }
}
