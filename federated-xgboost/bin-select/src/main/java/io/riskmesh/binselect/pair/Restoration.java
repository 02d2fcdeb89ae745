package io.riskmesh.binselect.pair;

import io.riskmesh.binselect.refusal.Refusal;

/// A role's state after a restart, from its journal.
public sealed interface Restoration {

    /// The host goes on with the order `SetUp…` it began with, then `Resume`.
    record Restored(PairState state) implements Restoration {}

    /// The journal is not one of this pair: a new run with a new pair id is needed.
    record Refused(Refusal refusal) implements Restoration {}
}
