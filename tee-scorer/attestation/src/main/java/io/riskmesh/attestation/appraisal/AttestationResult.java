package io.riskmesh.attestation.appraisal;

import io.riskmesh.attestation.rejection.Rejection;
import java.util.Optional;

/// What becomes of evidence. A value: equal bytes, policy and instant give equal results everywhere.
public sealed interface AttestationResult {

    /// All ten steps passed.
    record Accepted(Appraisal appraisal) implements AttestationResult {}

    /// A step failed; those before it passed.
    ///
    /// @param appraisal present if the failure came after eight steps
    record Refused(Step step, Rejection rejection, Optional<Appraisal> appraisal) implements AttestationResult {}
}
