package io.riskmesh.gateway.config;

import io.riskmesh.gateway.outcome.Stopped;
import java.nio.file.Path;

/// `data`: the folder of this one process, on a local disk. Whatever the gateway writes is below it.
public record DataConfig(Path folder) {
    static DataConfig read(Block block) throws Stopped {
        return new DataConfig(block.file("folder", "data"));
    }

    /// The database file of a gateway without a database server.
    public Path database() {
        return folder.resolve("gateway.db");
    }
}
