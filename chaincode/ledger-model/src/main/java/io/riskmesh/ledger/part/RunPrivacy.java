package io.riskmesh.ledger.part;

/// Whether noise is added to the sums of a run.
public enum RunPrivacy {
    /// Exact sums.
    NONE,
    /// Differentially private sums.
    DP
}
