package io.riskmesh.ledger.part;

/// What stands behind a contribution report.
public enum Assurance {
    /// Measured in an enclave whose evidence real hardware signed.
    ATTESTED,
    /// Proves nothing; taken in development only.
    SIMULATED
}
