package io.riskmesh.securesum.step;

import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.parameters.Aggregation;
import io.riskmesh.securesum.parameters.Roster;

/// An opened sum and what its auditor needs. Printing shows neither the cells nor the nonce.
///
/// @param aggregationId r
/// @param cells signed sums over `members`, `aggregation.parameters().cellCount()` of them
/// @param nonce 32 bytes behind the published commitment; kept for the auditor
public record OpenedSum(
        Aggregation aggregation, Octets aggregationId, Roster members, long[] cells, Secret nonce, Octets commitment) {

    @Override
    public String toString() {
        return "OpenedSum[slot " + aggregation.slot() + ", step " + aggregation.step() + ", " + members.size()
                + " banks, " + cells.length + " cells]";
    }
}
