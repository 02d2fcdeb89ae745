package io.riskmesh.attestation.scoring;

/// What happens if the payee's half is not there in time.
public enum PayeeLate {
    /// A model of the payer's features alone, named by the policy; the payer seals its half anew for it.
    ONE_SIDED_MODEL,
    /// The joint model, the payee's features missing; the evaluation of the model must say what that costs.
    MISSING,
    /// No score.
    UNAVAILABLE
}
