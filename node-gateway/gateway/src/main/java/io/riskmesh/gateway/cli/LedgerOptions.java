package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.ledger.desk.LedgerDesk;
import io.riskmesh.gateway.ledger.desk.ProjectedLedger;
import io.riskmesh.gateway.ledger.process.LedgerProcess;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// Which ledger.
final class LedgerOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "riskmesh-ledger",
            description = "Data folder of the embedded ledger (default: ${DEFAULT-VALUE}).")
    private Path folder;

    Path folder() {
        return folder;
    }

    LedgerProcess process() {
        return new LedgerProcess(folder);
    }

    LedgerDesk open(String who, Terminal terminal) throws Stopped, IOException {
        return LedgerDesk.open(process().profile(), who, terminal.entropy());
    }

    LedgerDesk forReading(Terminal terminal) throws Stopped, IOException {
        return LedgerDesk.forReading(process().profile(), terminal.entropy());
    }

    ProjectedLedger projected(Terminal terminal) {
        return new ProjectedLedger(terminal.clock(), terminal.environment(), terminal.entropy());
    }
}
