package io.riskmesh.federation.message;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;

/// What every message between the two banks of a pair says first.
///
/// @param run digest of the `TrainingRun`
/// @param epoch of the session whose keys the pair uses
/// @param slot of the tree; 0 before the first one
/// @param step the level of the tree, by the aggregation of the slot it belongs to; 0 before the first tree
/// @param previous digest of all that `from` told `to` in this session before
public record PairHeader(Digest run, int epoch, int slot, int step, PartyId from, PartyId to, Digest previous) {
    public PairHeader {
        if (epoch < 0 || slot < 0 || step < 0 || step > Header.MAX_STEP) {
            throw new IllegalArgumentException("Expected epoch >= 0, slot >= 0, step 0..65535, got " + epoch + ", " + slot + ", " + step);
        }
    }
}
