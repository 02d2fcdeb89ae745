package io.riskmesh.gateway.config;

import io.riskmesh.gateway.outcome.Stopped;
import java.time.Duration;
import java.util.Optional;

/// `oidc`: who vouches for people. Without an issuer nobody signs in.
///
/// @param issuer `https://...`; development may use `http://` on loopback
/// @param audience of access tokens
/// @param rolesClaim claim with the words of roles
/// @param idle a session ends when nobody used it for so long
/// @param length a session ends after so long in any case
public record OidcConfig(Optional<String> issuer, Optional<String> clientId, Optional<SecretReference> clientSecret,
        Optional<String> audience, String rolesClaim, Duration idle, Duration length) {
    /// Checks what belongs together.
    public OidcConfig {
        if (issuer.isPresent() && clientId.isEmpty()) {
            throw new IllegalArgumentException("clientId: expected a value beside issuer");
        }
        Range.check("idle", idle, "1m", "24h");
        Range.check("length", length, "1m", "24h");
    }

    static OidcConfig read(Block block) throws Stopped {
        return new OidcConfig(block.optional("issuer"), block.optional("clientId"), block.secret("clientSecret"),
                block.optional("audience"), block.text("rolesClaim", "riskmesh_roles"), block.duration("idle", "30m"),
                block.duration("length", "8h"));
    }
}
