package io.riskmesh.contract.caller;

import io.riskmesh.ledger.PartyId;
import java.util.List;

/// Who signed the proposal: the party of its certificate and the roles that stand in it. That the certificate is the party's was
/// checked by the peer before the chaincode ran.
///
/// @param roles in the order of [Role], each once
public record Caller(PartyId party, List<Role> roles) {

    public Caller {
        roles = List.copyOf(roles);
    }

    public boolean holds(Role role) {
        return roles.contains(role);
    }
}
