package io.riskmesh.gateway.http;

import io.riskmesh.gateway.openapi.Role;
import io.riskmesh.ledger.PartyId;
import java.util.Set;

/// Who calls.
///
/// @param subject `iss|sub` of a person, else the SHA-256 of the certificate's key as 64 hex digits; four-eyes compares these
/// @param party the bank it belongs to: this gateway's own
/// @param roles may be empty: then only `getMe` answers
public record Caller(String subject, PartyId party, Set<Role> roles) {
    /// Keeps a copy.
    public Caller {
        roles = Set.copyOf(roles);
    }
}
