package io.riskmesh.federation.message;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import java.util.List;

/// What a bank revealed something of and did not see finished (rule R3): the same gradients may be opened with no other set.
///
/// @param tree the round, or -1 for the cuts
/// @param gradients digest of what decides the gradients: run and model so far
/// @param members the set it revealed under
public record OpenedTree(int tree, Digest gradients, List<PartyId> members) {
    public OpenedTree {
        members = List.copyOf(members);
    }
}
