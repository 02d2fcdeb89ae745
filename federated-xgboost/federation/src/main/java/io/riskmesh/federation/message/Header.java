package io.riskmesh.federation.message;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;

/// What every message says first.
///
/// @param run the digest of the `TrainingRun`
/// @param tree the round that the message belongs to, from 0; -1 before the first
/// @param slot one attempt at one tree or at the cuts; only grows
/// @param step the aggregation of the slot that the message begins or whose outcome it tells, 0..65535
/// @param previous the sender's transcript digest before this message
public record Header(Digest run, int tree, int slot, int step, PartyId sender, Digest previous) {
    public static final int BEFORE_TREES = -1;
    static final int MAX_STEP = 0xFFFF;

    public Header {
        if (tree < BEFORE_TREES || slot < 0 || step < 0 || step > MAX_STEP) {
            throw new IllegalArgumentException(
                    "Expected tree >= -1, slot >= 0, step 0..65535, got " + tree + ", " + slot + ", " + step);
        }
    }
}
