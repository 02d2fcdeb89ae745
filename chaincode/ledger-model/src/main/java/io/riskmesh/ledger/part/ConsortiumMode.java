package io.riskmesh.ledger.part;

/// What a channel is for; fixed by its first consortium.
public enum ConsortiumMode {
    /// Simulated attestation is allowed, and said loudly.
    DEVELOPMENT,
    /// No simulated evidence anywhere.
    PRODUCTION
}
