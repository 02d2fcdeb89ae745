package io.riskmesh.gateway.scoring.path;

import io.riskmesh.attestation.scoring.HalfPayload;
import io.riskmesh.attestation.scoring.SealedScore;
import io.riskmesh.gateway.scoring.leave.Leave;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.reason.ReasonCode;
import java.util.Optional;

/// What became of the asking, before anything is recorded.
sealed interface Outcome {

    /// A score of the enclave.
    ///
    /// @param leave under which the payer's half was sealed
    /// @param payload of that half
    /// @param request digest of key, body and model
    record Done(SealedScore.Scored score, Leave.Given leave, HalfPayload payload, Digest request) implements Outcome {}

    /// No score, for good.
    record Refused(ReasonCode code, String detail) implements Outcome {}

    /// No score now.
    record Unavailable(ReasonCode code, String detail) implements Outcome {}

    /// No score, and the reason is what may be other in a moment: a new mandate, a new session.
    record Again(ReasonCode code, String detail, Optional<Leave.Given> leave) implements Outcome {}
}
