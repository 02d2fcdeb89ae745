package io.riskmesh.gateway.config;

import io.riskmesh.gateway.outcome.Stopped;
import java.util.Optional;

/// `people`: the listener of the console and of people's API calls. It never asks for a client certificate.
///
/// @param plainHttp without TLS; only on loopback
/// @param personaPicker anybody may say who they are; only in development, on loopback, without TLS
/// @param origin what browsers call us, `https://host[:port]`; from `listen` if absent
public record PeopleConfig(HostPort listen, boolean plainHttp, boolean personaPicker, Optional<String> origin) {
    /// Checks what belongs together.
    public PeopleConfig {
        if (plainHttp && !listen.isLoopback()) {
            throw new IllegalArgumentException("plainHttp: expected listen to be a loopback address");
        }
        if (personaPicker && !plainHttp) {
            throw new IllegalArgumentException("personaPicker: expected plainHttp: true on a loopback address");
        }
        if (origin.isPresent() && !origin.get().matches("https?://[A-Za-z0-9.:_\\[\\]-]+")) {
            throw new IllegalArgumentException("origin: expected https://host or https://host:port");
        }
    }

    static PeopleConfig read(Block block) throws Stopped {
        return new PeopleConfig(block.address("listen", "0.0.0.0:8443"), block.flag("plainHttp", false),
                block.flag("personaPicker", false), block.optional("origin"));
    }
}
