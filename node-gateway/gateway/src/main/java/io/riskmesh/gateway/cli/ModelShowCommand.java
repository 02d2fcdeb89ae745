package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.model.ModelDescription;
import io.riskmesh.gateway.model.ModelOnDisk;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `model show`.
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Trees, features, digest of a model file, and what its gains and covers can say.")
final class ModelShowCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "XGBoost model file, UBJSON or JSON.")
    private Path file;

    @Mixin
    private OutputOptions output;

    ModelShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Stopped, IOException {
        output.print(ModelDescription.of(ModelOnDisk.read(file)), terminal);
        return ExitStatus.DONE.code();
    }
}
