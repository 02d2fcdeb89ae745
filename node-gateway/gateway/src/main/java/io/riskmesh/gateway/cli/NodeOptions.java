package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.config.NodeConfig;
import io.riskmesh.gateway.outcome.Stopped;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// The configuration that a command about a gateway reads.
final class NodeOptions {
    @Option(names = "--config", required = true, paramLabel = "FILE", description = "The gateway's YAML file.")
    private Path file;

    NodeConfig read(Terminal terminal) throws Stopped {
        return NodeConfig.read(file, terminal.environment());
    }
}
