package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.ledger.process.LedgerState;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `ledger status`.
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Whether the ledger runs, where, and what it is worth.")
final class LedgerStatusCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private LedgerOptions ledger;

    @Mixin
    private OutputOptions output;

    LedgerStatusCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Stopped, IOException {
        output.print(LedgerState.running(ledger.process().profile()), terminal);
        return ExitStatus.DONE.code();
    }
}
