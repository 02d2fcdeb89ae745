package io.riskmesh.ledger.part;

/// How a run ended.
public enum RunOutcome {
    /// All trees grown; final transcripts equal.
    COMPLETED,
    /// Ended early.
    ABORTED
}
