package io.riskmesh.ledger.part;

/// What a registered key is for.
public enum KeyUse {
    /// Connections between gateways.
    TLS,
    /// Signs messages of runs and sessions (P-256).
    ROUND,
    /// Signs checkpoints of the receipt log (P-256).
    RECEIPT,
    /// Signs messages of masked sums (ML-DSA-65 and a classical key).
    SUM
}
