package io.riskmesh.verifier.facts.ledger;

import java.util.List;
import java.util.Set;

/// A valid transaction of the contract.
///
/// @param block its block
/// @param index its position in the block, from 0
/// @param creator MSP id of the organisation that its creator's certificate belongs to
/// @param roles that the certificate lists
/// @param timestamp of its channel header, ms since the epoch
/// @param writes in the contract's namespace
public record FactTransaction(long block, int index, String creator, Set<String> roles, long timestamp, List<FactWrite> writes) {

    public FactTransaction {
        roles = Set.copyOf(roles);
        writes = List.copyOf(writes);
    }
}
