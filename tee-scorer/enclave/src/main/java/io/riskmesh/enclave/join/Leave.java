package io.riskmesh.enclave.join;

import io.riskmesh.attestation.refusal.Refused;
import io.riskmesh.attestation.scoring.HalfPayload;
import io.riskmesh.attestation.scoring.MandateModel;
import io.riskmesh.attestation.scoring.MandateUse;
import io.riskmesh.attestation.scoring.ModelSide;
import io.riskmesh.attestation.scoring.PayeeLate;
import io.riskmesh.attestation.scoring.ScoringMandate;
import io.riskmesh.attestation.scoring.ScoringPolicy;
import io.riskmesh.attestation.session.SealedHeader;
import io.riskmesh.enclave.admission.MandateState;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.UseRef;
import io.riskmesh.ledger.reason.ScoringReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.List;
import java.util.Optional;

/// By whose leave a request is scored: the mandate in force, a model admitted for this image, its policy, and the uses of both
/// banks' grants.
///
/// @param mandate in force when the request came
/// @param model that the halves ask for
/// @param policy of the model
record Leave(ScoringMandate mandate, MandateModel model, ScoringPolicy policy) {

    /// Finds the model of a request in the mandate.
    static Leave of(ScoringMandate mandate, SealedHeader asked, Digest measurement) throws Refused {
        MandateModel model = mandate.model(asked.modelDigest()).filter(m -> m.measurement().equals(measurement))
                .orElseThrow(() -> new Refused(ScoringReason.MODEL_NOT_ADMITTED, "model " + asked.modelDigest() + " is not in the mandate"));
        ScoringPolicy policy = mandate.policy(model.model());
        Refused.unless(policy.version() == asked.policyVersion(), ScoringReason.MODEL_NOT_ADMITTED,
                "policy version " + policy.version() + " is in force, got " + asked.policyVersion());
        return new Leave(mandate, model, policy);
    }

    /// One bank's half: its view, its membership, its uses.
    ///
    /// @param latest the later sentAt of both halves
    void checkSide(PartyId bank, HalfPayload half, long latest, MandateState state) throws Refused {
        Refused.unless(mandate.height() >= half.viewHeight(), ScoringReason.MANDATE_STALE,
                bank + " sees the mandate of height " + half.viewHeight() + ", here is " + mandate.height());
        Refused.unless(mandate.members().find(bank).isPresent(), SharedReason.NOT_A_MEMBER, bank + " is not in the mandate");
        Refused.unless(half.schemaDigest().equals(model.schemaDigest()), SharedReason.SCHEMA_MISMATCH, "another schema than the model's");
        Refused.unless(half.features().areUsable(), ScoringReason.FEATURE_OUT_OF_RANGE, "a feature of " + bank + " is not finite");
        for (UseRef named : half.uses()) {
            MandateUse use = state.use(mandate, bank, named);
            Refused.unless(use.model().equals(model.model()), SharedReason.AUTHORISATION_MISSING, "use " + named + " is of another model");
            Refused.unless(use.purpose().equals(policy.purpose()), SharedReason.PURPOSE_MISMATCH,
                    "use " + named + " is for " + use.purpose() + ", the policy for " + policy.purpose());
            Refused.unless(latest <= use.validUntil(), SharedReason.AUTHORISATION_EXPIRED, "use " + named + " ended at " + use.validUntil());
        }
    }

    /// Whether the model may score with the sides that are here.
    void checkSides(Optional<PayeeSide> payee) throws Refused {
        boolean allowed = switch (model.side()) {
            case JOINT -> payee.isPresent() || policy.onPayeeLate() == PayeeLate.MISSING;
            case PAYER_ONLY -> payee.isEmpty() && isOneSidedModel();
        };
        Refused.unless(allowed, ScoringReason.ONE_SIDE_NOT_ALLOWED, "policy " + policy.onPayeeLate() + " of " + policy.model().id());
    }

    // A payer-only model scores where the policy of a joint one of the same purpose names it; where there is no joint one, no payee
    // can be late.
    private boolean isOneSidedModel() {
        List<ScoringPolicy> joint = mandate.policies().stream()
                .filter(p -> p.side() == ModelSide.JOINT && p.purpose().equals(policy.purpose())).toList();
        return joint.isEmpty() || joint.stream().anyMatch(p -> p.oneSided().equals(Optional.of(model.model())));
    }
}
