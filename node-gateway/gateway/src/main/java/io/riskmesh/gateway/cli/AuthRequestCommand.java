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
import picocli.CommandLine.Option;
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

    @Option(names = "--as", required = true, paramLabel = "MSP:role", description = "Who signs, for example AlderMSP:operator.")
    private String who;

    @Mixin
    private LedgerOptions ledger;

    @Mixin
    private OutputOptions output;

    AuthRequestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Stopped, IOException {
        try (LedgerDesk desk = ledger.open(who, terminal)) {
            String name = new GrantRequests(ledger.folder()).file(RequestFile.read(file), who);
            output.print(FactAnswer.waiting(name, who, desk.trustLabel()), terminal);
        }
        return ExitStatus.DONE.code();
    }
}
