package io.riskmesh.gateway.config;

import io.riskmesh.gateway.openapi.Role;
import io.riskmesh.gateway.outcome.Stopped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `oidc`: who vouches for people. Without an issuer nobody signs in.
///
/// @param issuer `https://...`; development may use `http://` on loopback
/// @param audience of access tokens
/// @param authorities PEM file of those that issue the provider's certificate; the platform's own if absent
/// @param rolesClaim claim with the words of roles
/// @param people subjects whose roles the bank itself gives; they take the place of the claim
/// @param idle a session ends when nobody used it for so long
/// @param length a session ends after so long in any case
public record OidcConfig(Optional<String> issuer, Optional<String> clientId, Optional<SecretReference> clientSecret,
        Optional<String> audience, Optional<Path> authorities, String rolesClaim, List<Person> people, Duration idle, Duration length) {
    /// Checks what belongs together.
    public OidcConfig {
        if (issuer.isPresent() && clientId.isEmpty()) {
            throw new IllegalArgumentException("clientId: expected a value beside issuer");
        }
        Range.check("idle", idle, "1m", "24h");
        Range.check("length", length, "1m", "24h");
        if (length.compareTo(idle) < 0) {
            throw new IllegalArgumentException("length: expected at least idle");
        }
        people = List.copyOf(people);
    }

    /// A person, or a program with a token.
    ///
    /// @param subject the token's `sub`
    public record Person(String subject, Set<Role> roles) {
        /// Keeps a copy.
        public Person {
            roles = Set.copyOf(roles);
        }

        static Person read(Block block) throws Stopped {
            Set<Role> roles = EnumSet.noneOf(Role.class);
            for (String word : block.texts("roles", "")) {
                roles.add(Role.of(word).orElseThrow(() -> new IllegalArgumentException("roles: unknown role " + word)));
            }
            return new Person(block.required("subject"), roles);
        }
    }

    static OidcConfig read(Block block) throws Stopped {
        return new OidcConfig(block.optional("issuer"), block.optional("clientId"), block.secret("clientSecret"),
                block.optional("audience"), block.optionalFile("authorities"), block.text("rolesClaim", "riskmesh_roles"),
                block.blocks("people", Person::read), block.duration("idle", "30m"),
                block.duration("length", "8h"));
    }
}
