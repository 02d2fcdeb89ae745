package io.riskmesh.contract.rule.model;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.contract.rule.Rule;
import io.riskmesh.contract.rule.consortium.Quorum;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.Activation;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.fact.Enactment;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.ModelVersion;
import io.riskmesh.ledger.fact.ReferenceValues;
import io.riskmesh.ledger.part.ActivationState;
import io.riskmesh.ledger.part.EnclaveUse;
import io.riskmesh.ledger.part.SubjectKind;
import io.riskmesh.ledger.reason.LedgerReason;
import java.util.List;

/// Puts an approved model version in use, under an approved policy, in an image that is in force.
public final class Activate implements Rule<Activation> {

    @Override
    public List<Fact> check(Activation activation, Call call) throws Refused, MalformedFact {
        if (activation.state() != ActivationState.ACTIVE || activation.reasonCode().isPresent()) {
            throw new MalformedFact("activate writes ACTIVE and no reason");
        }
        call.chain(seq -> Activation.keyOf(activation.name(), seq)).mustContinueAt(activation.seq());
        ModelVersion model =
                call.ledger().need(ModelVersion.keyOf(activation.name(), activation.version()), ModelVersion.class);
        checkImage(activation, model, call);
        Consortium rules = call.governance().rules();
        new Quorum(SubjectKind.MODEL_VERSION, model.ref().id(), model.digest())
                .mustReach(rules.modelQuorum(), rules.members(), call);
        new Quorum(SubjectKind.SCORING_POLICY, activation.policyDigest().hex(), activation.policyDigest())
                .mustReach(rules.modelQuorum(), rules.members(), call);
        return List.of();
    }

    private static void checkImage(Activation activation, ModelVersion model, Call call) throws Refused {
        ReferenceValues values =
                call.ledger().need(ReferenceValues.keyOf(activation.referenceValues()), ReferenceValues.class);
        Refused.unless(values.use() == EnclaveUse.SCORER && values.models().contains(model.ref()), LedgerReason.NOT_FOUND,
                "reference values " + values.id() + " hold no scorer of " + model.ref().id());
        SimulatedEvidence.mustBeAllowed(values, call);
        Refused.unless(call.ledger().has(Enactment.keyOf(SubjectKind.REFERENCE_VALUES, values.id())),
                LedgerReason.QUORUM_MISSING, "reference values " + values.id() + " are not in force");
    }
}
