package io.riskmesh.ledger.part;

/// What an enclave image does.
public enum EnclaveUse {
    /// Joins two halves of a payment and scores.
    SCORER,
    /// Measures contributions.
    EVALUATOR,
    /// Opens sums and gives splits only.
    OPENER
}
