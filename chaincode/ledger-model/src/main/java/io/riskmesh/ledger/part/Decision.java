package io.riskmesh.ledger.part;

/// What an approver decided.
public enum Decision {
    /// For.
    APPROVE,
    /// Against.
    REJECT
}
