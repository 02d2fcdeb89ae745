package io.riskmesh.attestation.scoring;

/// Whose features a model takes.
public enum ModelSide {
    /// Of both banks: the payer's first, then the payee's.
    JOINT,
    /// Of the payer alone.
    PAYER_ONLY
}
