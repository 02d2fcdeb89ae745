package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.tee.scorer.ScorerState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `tee status`.
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "What this machine can attest with, and whether a simulated scorer runs.")
final class TeeStatusCommand implements Callable<Integer> {
    private static final Path PLATFORM = Path.of("/dev/attestation/attestation_type");

    private final Terminal terminal;

    @Mixin
    private ScorerOptions scorer;

    @Mixin
    private OutputOptions output;

    TeeStatusCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        String platform = Files.exists(PLATFORM) ? Files.readString(PLATFORM).strip() : "none";
        output.print(ScorerState.machine(platform, scorer.scorer().running().isPresent() ? "running" : "not running"), terminal);
        return ExitStatus.DONE.code();
    }
}
