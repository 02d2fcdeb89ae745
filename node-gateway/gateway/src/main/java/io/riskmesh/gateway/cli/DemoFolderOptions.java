package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.demo.live.DemoFolder;
import io.riskmesh.gateway.demo.live.LiveDemo;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// Which demo.
final class DemoFolderOptions {
    @Option(names = "--dir", paramLabel = "DIR", defaultValue = "riskmesh-consortium",
            description = "Folder of the running demo (default: ${DEFAULT-VALUE}).")
    private Path path;

    DemoFolder folder() {
        return new DemoFolder(path);
    }

    LiveDemo demo(Terminal terminal) {
        return new LiveDemo(folder(), terminal.environment(), terminal.labWorld().progress(), terminal.clock(), terminal.entropy());
    }
}
