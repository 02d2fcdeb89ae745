package io.riskmesh.verifier.facts.rule;

import io.riskmesh.ledger.fact.Collateral;
import io.riskmesh.ledger.fact.EnclaveInstance;
import io.riskmesh.ledger.fact.Enactment;
import io.riskmesh.ledger.fact.ReferenceValues;
import io.riskmesh.ledger.part.CollateralRef;
import io.riskmesh.ledger.part.SubjectKind;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.Optional;

/// What the ledger alone shows about enclaves. Quotes and signatures of collateral are judged by the attestation room.
final class EnclaveRules {

    private EnclaveRules() {}

    static void check(Collateral collateral, Scene scene) throws BrokenRule {
        scene.mustContinue(seq -> Collateral.keyOf(collateral.type(), collateral.fmspc(), seq), collateral.seq());
        Optional<Collateral> before = collateral.seq() == 1 ? Optional.empty()
                : scene.find(Collateral.keyOf(collateral.type(), collateral.fmspc(), collateral.seq() - 1), Collateral.class);
        BrokenRule.unless(before.isEmpty() || (collateral.issueDate() >= before.get().issueDate()
                && collateral.tcbEvaluationDataNumber() >= before.get().tcbEvaluationDataNumber()),
                LedgerReason.COLLATERAL_OLDER, "older than the link before");
    }

    static void check(EnclaveInstance instance, Scene scene) throws BrokenRule {
        BrokenRule.unless(instance.instance().startsWith(instance.by() + "."), SharedReason.WRONG_PARTY,
                instance.by() + " admits " + instance.instance());
        BrokenRule.unless(instance.validUntil() > instance.at(), LedgerReason.EXPIRED,
                "epoch " + instance.epoch() + " was over already");
        ReferenceValues values = scene.need(ReferenceValues.keyOf(instance.referenceValues()), ReferenceValues.class);
        ModelRules.mustBeAllowed(values, scene.rules());
        BrokenRule.unless(scene.has(Enactment.keyOf(SubjectKind.REFERENCE_VALUES, values.id())),
                LedgerReason.REFERENCE_VALUES_UNAPPROVED, values.id() + " is not in force");
        new Quorum(SubjectKind.REFERENCE_VALUES, values.id(), values.digest())
                .mustReach(scene.rules().governanceQuorum(), scene.rules().members(), scene);
        for (CollateralRef ref : instance.collateral()) {
            scene.need(Collateral.keyOf(ref.type(), ref.fmspc(), ref.seq()), Collateral.class);
        }
    }
}
