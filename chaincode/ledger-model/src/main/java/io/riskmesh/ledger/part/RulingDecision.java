package io.riskmesh.ledger.part;

/// How a dispute ends.
public enum RulingDecision {
    /// The settlement is void.
    UPHELD,
    /// It goes on.
    DISMISSED
}
