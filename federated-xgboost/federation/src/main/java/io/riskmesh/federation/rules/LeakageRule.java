package io.riskmesh.federation.rules;

/// The rules of `privacy-rules.md` section 3 that this room enforces. R9, R14, R15 and R16 need the ledger, an auditor or
/// the scoring service.
public enum LeakageRule {
    /// One survivor set per tree.
    R1,
    /// Truncate on drop.
    R2,
    /// Never again with fewer.
    R3,
    /// Three contributing banks.
    R4,
    /// Presence first, siblings as a pair.
    R5,
    /// Small cells.
    R6,
    /// Splits, not histograms.
    R7,
    /// No exception for the first tree.
    R8,
    /// Cuts and metrics are sums too.
    R10,
    /// Stripped model.
    R11,
    /// Consistency of opened sums.
    R12,
    /// Range of opened sums.
    R13
}
