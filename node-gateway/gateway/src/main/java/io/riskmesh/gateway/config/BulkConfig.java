package io.riskmesh.gateway.config;

import io.riskmesh.gateway.outcome.Stopped;

/// `bulk`: the listener for training messages of other gateways.
public record BulkConfig(HostPort listen) {
    static BulkConfig read(Block block) throws Stopped {
        return new BulkConfig(block.address("listen", "0.0.0.0:8446"));
    }
}
