package io.riskmesh.federation.sums;

import io.riskmesh.federation.message.SlotSet;
import io.riskmesh.ledger.canonical.Digest;

/// Where in a run a sum is asked.
///
/// @param transcript digest after the message that asks for it
public record SumPlace(SlotSet set, int slot, int step, Digest transcript) {

    /// The next sum of the slot.
    public SumPlace next(Digest after) {
        return new SumPlace(set, slot, step + 1, after);
    }
}
