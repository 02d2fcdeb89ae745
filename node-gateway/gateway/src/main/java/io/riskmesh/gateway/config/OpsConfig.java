package io.riskmesh.gateway.config;

import io.riskmesh.gateway.outcome.Stopped;

/// `ops`: health and metrics, without TLS: keep it on loopback or a private net.
public record OpsConfig(HostPort listen) {
    static OpsConfig read(Block block) throws Stopped {
        return new OpsConfig(block.address("listen", "127.0.0.1:9464"));
    }
}
