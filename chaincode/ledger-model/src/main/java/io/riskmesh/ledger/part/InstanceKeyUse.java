package io.riskmesh.ledger.part;

/// What a key of an enclave instance is for.
public enum InstanceKeyUse {
    /// Halves are sealed to it (X25519).
    HPKE,
    /// Signs receipts (P-256).
    SIGN
}
