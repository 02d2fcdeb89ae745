package io.riskmesh.gateway.config;

import io.riskmesh.gateway.outcome.Stopped;

/// `tracing`: trace ids are always taken, made and handed on; spans go nowhere in this release.
///
/// @param exporter `none`
public record TracingConfig(String exporter) {
    /// Checks the word.
    public TracingConfig {
        if (!exporter.equals("none")) {
            throw new IllegalArgumentException("exporter: expected none, got " + exporter);
        }
    }

    static TracingConfig read(Block block) throws Stopped {
        return new TracingConfig(block.text("exporter", "none"));
    }
}
