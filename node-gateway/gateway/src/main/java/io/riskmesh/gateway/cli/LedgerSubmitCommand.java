package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.ledger.desk.FactAnswer;
import io.riskmesh.gateway.ledger.desk.LedgerDesk;
import io.riskmesh.gateway.ledger.desk.RequestFile;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.ledger.canonical.CanonicalValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `ledger submit`.
@Command(
        name = "submit",
        mixinStandardHelpOptions = true,
        description = "Submit a request to the contract and wait until it is in a block.")
final class LedgerSubmitCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "FUNCTION", description = "Transaction of the contract, for example registerParty.")
    private String function;

    @Parameters(index = "1", paramLabel = "FILE.json", description = "The request's fields. Without consortium, the one in force.")
    private Path file;

    @Mixin
    private SigningOptions signing;

    LedgerSubmitCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Stopped, IOException, InterruptedException {
        CanonicalValue.Obj request = RequestFile.read(file);
        try (LedgerDesk desk = signing.open(terminal)) {
            signing.print(FactAnswer.of(desk.submit(function, request), desk.trustLabel()), terminal);
        }
        return ExitStatus.DONE.code();
    }
}
