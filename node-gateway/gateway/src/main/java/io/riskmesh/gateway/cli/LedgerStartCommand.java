package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.ledger.process.LedgerProcess;
import io.riskmesh.gateway.ledger.process.LedgerStart;
import io.riskmesh.gateway.ledger.process.LedgerState;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `ledger start`.
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = "Start the embedded ledger as a process of its own and wait until it is ready; a second start does nothing.")
final class LedgerStartCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--organisations",
            split = ",",
            paramLabel = "MSP",
            description = "Banks; a folder that has a ledger keeps its own (default: AlderMSP,BirchMSP,CedarMSP,DoverMSP).")
    private List<String> organisations = List.of();

    @Option(
            names = "--regulators",
            split = ",",
            paramLabel = "MSP",
            description = "Organisations that only read (default: RegulatorMSP).")
    private List<String> regulators = List.of();

    @Option(names = "--port", paramLabel = "P", defaultValue = "7051", description = "On 127.0.0.1; 0: any (default: ${DEFAULT-VALUE}).")
    private int port;

    @Mixin
    private LedgerOptions ledger;

    @Mixin
    private OutputOptions output;

    LedgerStartCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Stopped, IOException, InterruptedException {
        LedgerProcess process = ledger.process();
        boolean fresh = process.start(LedgerStart.of(ledger.folder(), organisations, regulators, port), terminal.environment())
                .isPresent();
        output.print(LedgerState.started(process.profile(), fresh), terminal);
        return ExitStatus.DONE.code();
    }
}
