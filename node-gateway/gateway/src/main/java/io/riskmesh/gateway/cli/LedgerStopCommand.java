package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.ledger.process.LedgerState;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `ledger stop`.
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description = "Stop the ledger after what was submitted is on disk.")
final class LedgerStopCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private LedgerOptions ledger;

    @Mixin
    private OutputOptions output;

    LedgerStopCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Stopped, IOException, InterruptedException {
        output.print(LedgerState.stopped(ledger.process().stop()), terminal);
        return ExitStatus.DONE.code();
    }
}
