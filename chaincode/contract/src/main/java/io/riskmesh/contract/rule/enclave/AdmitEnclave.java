package io.riskmesh.contract.rule.enclave;

import static io.riskmesh.ledger.reason.AttestationReason.BINDING_MISMATCH;
import static io.riskmesh.ledger.reason.AttestationReason.COLLATERAL_EXPIRED;

import io.riskmesh.attestation.evidence.Evidence;
import io.riskmesh.attestation.rejection.Rejected;
import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.contract.rule.Rule;
import io.riskmesh.contract.rule.consortium.Quorum;
import io.riskmesh.contract.rule.model.SimulatedEvidence;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.fact.EnclaveInstance;
import io.riskmesh.ledger.fact.Enactment;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.ReferenceValues;
import io.riskmesh.ledger.part.SubjectKind;
import io.riskmesh.ledger.reason.LedgerReason;
import java.util.List;

/// Admits an enclave for one epoch: its evidence is verified by every endorser at the time of the transaction, against collateral of
/// the ledger that the caller names.
public final class AdmitEnclave implements Rule<EnclaveInstance> {

    private static final long MAX_AHEAD_MS = 24L * 60 * 60 * 1000;

    private final Verifiers verifiers;

    public AdmitEnclave(Verifiers verifiers) {
        this.verifiers = verifiers;
    }

    @Override
    public boolean speaksForCaller(EnclaveInstance instance, Call call) {
        return instance.instance().startsWith(call.party() + ".");
    }

    @Override
    public List<Fact> check(EnclaveInstance instance, Call call) throws Refused, MalformedFact {
        if (instance.validUntil() > call.now() + MAX_AHEAD_MS) {
            throw new MalformedFact("validUntil lies at most 24 h ahead");
        }
        call.mustLieAhead("validUntil", instance.validUntil());
        ReferenceValues values = call.ledger().need(ReferenceValues.keyOf(instance.referenceValues()), ReferenceValues.class);
        SimulatedEvidence.mustBeAllowed(values, call);
        mustBeInForce(values, call);
        try {
            Evidence evidence = Evidence.decode(instance.evidence().toBytes());
            Judged judged = new Judgement(verifiers, instance, values, evidence, call).reach();
            Rejected.unless(judged.result().equals(instance.result()), BINDING_MISMATCH, "the result is not what was found");
            Rejected.unless(instance.validUntil() <= judged.until(), COLLATERAL_EXPIRED,
                    "its collateral ends at " + judged.until() + ", before validUntil");
        } catch (Rejected e) {
            throw new Refused(LedgerReason.EVIDENCE_REJECTED, e.rejection().toString());
        }
        return List.of();
    }

    private static void mustBeInForce(ReferenceValues values, Call call) throws Refused {
        Consortium rules = call.governance().rules();
        boolean approved = call.ledger().has(Enactment.keyOf(SubjectKind.REFERENCE_VALUES, values.id()))
                && new Quorum(SubjectKind.REFERENCE_VALUES, values.id(), values.digest())
                        .isReached(rules.governanceQuorum(), rules.members(), call);
        Refused.unless(approved, LedgerReason.REFERENCE_VALUES_UNAPPROVED, "reference values " + values.id() + " are not in force");
    }
}
