package io.riskmesh.contract.rule.enclave;

import static io.riskmesh.ledger.reason.AttestationReason.BINDING_MISMATCH;
import static io.riskmesh.ledger.reason.AttestationReason.STATUS_NOT_ACCEPTED;

import io.riskmesh.attestation.appraisal.AppraisalPolicy;
import io.riskmesh.attestation.appraisal.ApprovedMeasurement;
import io.riskmesh.attestation.appraisal.AttestationResult;
import io.riskmesh.attestation.appraisal.CollateralVerifier;
import io.riskmesh.attestation.appraisal.Criteria;
import io.riskmesh.attestation.collateral.CollateralSet;
import io.riskmesh.attestation.evidence.Evidence;
import io.riskmesh.attestation.evidence.EvidenceBinding;
import io.riskmesh.attestation.evidence.LedgerBinding;
import io.riskmesh.attestation.evidence.simulated.SimulatedEvidenceVerifier;
import io.riskmesh.attestation.rejection.Rejected;
import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.rule.Call;
import io.riskmesh.contract.state.PolicyInForce;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.Collateral;
import io.riskmesh.ledger.fact.EnclaveInstance;
import io.riskmesh.ledger.fact.ReferenceValues;
import io.riskmesh.ledger.part.CollateralRef;
import io.riskmesh.ledger.part.ConsortiumMode;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.List;

/// Verification of one instance's evidence by what the ledger holds.
record Judgement(Verifiers verifiers, EnclaveInstance instance, ReferenceValues values, Evidence evidence, Call call) {

    Judged reach() throws Refused, Rejected, MalformedFact {
        ConsortiumMode mode = call.governance().rules().mode();
        Refused.unless(mode == ConsortiumMode.DEVELOPMENT || !SimulatedEvidenceVerifier.isSimulated(evidence),
                SharedReason.SIMULATED_REFUSED, "the evidence of " + instance.instance() + " is simulated");
        LedgerBinding binding = new LedgerBinding(evidence, expected());
        return values.simulated() ? simulated(mode, binding) : real(binding);
    }

    private Judged simulated(ConsortiumMode mode, LedgerBinding binding) throws Rejected, MalformedFact {
        if (!instance.collateral().isEmpty()) {
            throw new MalformedFact("Simulated evidence has no collateral");
        }
        SimulatedEvidenceVerifier verifier = SimulatedEvidenceVerifier.on(mode)
                .orElseThrow(() -> new IllegalStateException("Simulated values were refused before"));
        CanonicalValue.Obj result = verifier.verify(evidence, values.mrEnclave(), binding);
        return new Judged(result, CanonicalValue.MAX_INT);
    }

    private Judged real(LedgerBinding binding) throws Refused, Rejected, MalformedFact {
        AppraisalPolicy policy = PolicyInForce.of(call.governance())
                .orElseThrow(() -> new Rejected(STATUS_NOT_ACCEPTED, "the consortium has no appraisal policy"));
        Criteria criteria = new Criteria(policy, List.of(ApprovedMeasurement.of(values)));
        AttestationResult result = verifiers.quotes().verify(evidence.quote(), collateral(), criteria, binding, call.now());
        return switch (result) {
            case AttestationResult.Accepted(var found) -> new Judged(found.toObject(), found.collateralUntil());
            case AttestationResult.Refused(_, var rejection, _) -> throw new Rejected(rejection.code(), rejection.detail());
        };
    }

    /// TCB information and the identity of the quoting enclave, in this order.
    private CollateralSet collateral() throws Refused, Rejected, MalformedFact {
        List<CollateralRef> refs = instance.collateral();
        if (refs.size() != 2) {
            throw new MalformedFact("Collateral is TCB information and the identity of a quoting enclave, in this order");
        }
        return CollateralVerifier.set(fact(refs.getFirst()), fact(refs.getLast()));
    }

    private Collateral fact(CollateralRef ref) throws Refused {
        return call.ledger().need(Collateral.keyOf(ref.type(), ref.fmspc(), ref.seq()), Collateral.class);
    }

    /// The contract knows blocks only by what it is told: that the header hash is the one of that block, and who the members' keys
    /// are, gateways check against their own chain before they trust the instance.
    private EvidenceBinding expected() throws Rejected {
        Digest members = evidence.claims().binding().map(EvidenceBinding::membersDigest)
                .orElseThrow(() -> new Rejected(BINDING_MISMATCH, "the evidence is bound to no ledger"));
        return new EvidenceBinding(call.ledger().channel(), values.use(), call.governance().rules().digest(), members,
                instance.instance(), instance.epoch(), instance.keys(), instance.bindingBlock(), instance.bindingHeaderHash());
    }
}
