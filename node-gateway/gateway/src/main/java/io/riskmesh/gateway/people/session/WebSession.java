package io.riskmesh.gateway.people.session;

import io.riskmesh.gateway.openapi.Role;
import io.riskmesh.ledger.canonical.Digest;
import java.time.Instant;
import java.util.Set;

/// A signed-in browser.
///
/// @param subject `iss|sub`
/// @param seenAt of its last request
public record WebSession(Digest id, String subject, Set<Role> roles, Instant createdAt, Instant seenAt) {

    public WebSession {
        roles = Set.copyOf(roles);
    }

    WebSession seen(Instant now) {
        return new WebSession(id, subject, roles, createdAt, now);
    }
}
