package io.riskmesh.ledger.part;

/// What an activation says about its version.
public enum ActivationState {
    /// In use.
    ACTIVE,
    /// Replaced or no longer wanted.
    RETIRED,
    /// Must not be used.
    REVOKED
}
