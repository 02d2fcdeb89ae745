package io.riskmesh.gateway.config;

import io.riskmesh.gateway.outcome.Stopped;

/// `tracing`: trace ids are always taken, made and handed on; spans go nowhere unless somebody asks for them.
///
/// @param exporter `none`, or `log` for one line per span
public record TracingConfig(String exporter) {
    /// Checks the word.
    public TracingConfig {
        if (!exporter.equals("none") && !exporter.equals("log")) {
            throw new IllegalArgumentException("exporter: expected none or log, got " + exporter);
        }
    }

    static TracingConfig read(Block block) throws Stopped {
        return new TracingConfig(block.text("exporter", "none"));
    }
}
