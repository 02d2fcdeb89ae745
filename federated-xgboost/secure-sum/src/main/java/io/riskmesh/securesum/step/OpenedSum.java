package io.riskmesh.securesum.step;

import io.riskmesh.securesum.mask.MaskStream;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.parameters.Aggregation;
import io.riskmesh.securesum.parameters.Roster;
import java.util.List;

/// An opened sum and what its auditor needs. Printing shows neither the cells nor the nonce nor a seed.
///
/// @param aggregationId r
/// @param cells signed sums over `members`, `aggregation.parameters().cellCount()` of them
/// @param nonce 32 bytes behind the published commitment; kept for the auditor
/// @param lifted the masks that were taken off, as [io.riskmesh.securesum.opener.OpeningCommitment] orders them; kept for the auditor
public record OpenedSum(
        Aggregation aggregation,
        Octets aggregationId,
        Roster members,
        long[] cells,
        Secret nonce,
        List<MaskStream> lifted,
        Octets commitment) {

    public OpenedSum {
        lifted = List.copyOf(lifted);
    }

    @Override
    public String toString() {
        return "OpenedSum[slot " + aggregation.slot() + ", step " + aggregation.step() + ", " + members.size()
                + " banks, " + cells.length + " cells]";
    }
}
