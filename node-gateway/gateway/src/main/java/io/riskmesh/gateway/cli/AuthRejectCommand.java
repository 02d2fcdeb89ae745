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
import picocli.CommandLine.Option;
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

    @Option(names = "--as", required = true, paramLabel = "MSP:role", description = "Who signs, for example AlderMSP:operator.")
    private String who;

    @Mixin
    private LedgerOptions ledger;

    @Mixin
    private OutputOptions output;

    AuthRejectCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Stopped, IOException {
        try (LedgerDesk desk = ledger.open(who, terminal)) {
            new GrantRequests(ledger.folder()).reject(grant, who);
            output.print(FactAnswer.rejected(grant, who, desk.trustLabel()), terminal);
        }
        return ExitStatus.DONE.code();
    }
}
