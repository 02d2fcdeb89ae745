package io.riskmesh.gateway.scoring.leave;

import io.riskmesh.attestation.scoring.MandateModel;
import io.riskmesh.attestation.scoring.ScoringPolicy;
import io.riskmesh.attestation.session.EnclaveAdmission;
import io.riskmesh.gateway.scoring.enclave.LiveSession;
import io.riskmesh.ledger.part.UseRef;
import io.riskmesh.ledger.reason.ReasonCode;

/// The answer to a bank that wants to seal a half.
public sealed interface Leave {

    /// A half may be sealed.
    ///
    /// @param model as the mandate of this bank's view has it
    /// @param use of this bank's grant
    /// @param viewHeight of that mandate
    record Given(ScoringPolicy policy, MandateModel model, UseRef use, long viewHeight, LiveSession session,
            EnclaveAdmission.Allowed allowed) implements Leave {}

    /// None may.
    record Denied(ReasonCode code, String detail) implements Leave {}
}
