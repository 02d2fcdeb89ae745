package io.riskmesh.gateway.scoring.enclave;

import io.riskmesh.attestation.appraisal.AppraisalPolicy;
import io.riskmesh.attestation.appraisal.ApprovedMeasurement;
import io.riskmesh.attestation.appraisal.AttestationResult;
import io.riskmesh.attestation.appraisal.CollateralVerifier;
import io.riskmesh.attestation.appraisal.Criteria;
import io.riskmesh.attestation.appraisal.QuoteVerifier;
import io.riskmesh.attestation.evidence.Evidence;
import io.riskmesh.attestation.evidence.EvidenceBinding;
import io.riskmesh.attestation.evidence.Freshness;
import io.riskmesh.attestation.evidence.LedgerBinding;
import io.riskmesh.attestation.evidence.simulated.SimulatedEvidenceVerifier;
import io.riskmesh.attestation.rejection.Rejected;
import io.riskmesh.attestation.scoring.ScoringMandate;
import io.riskmesh.gateway.ledger.client.LedgerUnavailable;
import io.riskmesh.gateway.ledger.live.AuthorizationView;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.ledger.live.HeaderHashes;
import io.riskmesh.gateway.scoring.meter.ScoringMeter;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.Collateral;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.fact.EnclaveInstance;
import io.riskmesh.ledger.fact.ReferenceValues;
import io.riskmesh.ledger.part.CollateralRef;
import io.riskmesh.ledger.reason.AttestationReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/// A bank's own verification of an admitted instance, by its own view of the ledger and its own clock: what endorsers found proves
/// to nobody that the header hash is of its block, or that the members are who they are.
public final class InstanceCheck {
    private final LiveLedger ledger;
    private final HeaderHashes headers;
    private final QuoteVerifier quotes;
    private final boolean developmentProfile;
    private final ScoringMeter meter;
    private final InstantSource clock;
    private final LongSupplier nanos;

    /// @param developmentProfile of this gateway: simulated evidence is judged in it alone
    public InstanceCheck(LiveLedger ledger, HeaderHashes headers, QuoteVerifier quotes, boolean developmentProfile, ScoringMeter meter,
            InstantSource clock, LongSupplier nanos) {
        this.ledger = ledger;
        this.headers = headers;
        this.quotes = quotes;
        this.developmentProfile = developmentProfile;
        this.meter = meter;
        this.clock = clock;
        this.nanos = nanos;
    }

    /// Verifies the evidence of an instance.
    ///
    /// @param mandate of the members that the evidence must name
    public Verdict verify(EnclaveInstance instance, ScoringMandate mandate) throws LedgerUnavailable, StorageFailure {
        long from = nanos.getAsLong();
        Verdict verdict = judge(instance, mandate);
        meter.appraised(verdict.kind(), verdict.rejection(), nanos.getAsLong() - from);
        return verdict;
    }

    private Verdict judge(EnclaveInstance instance, ScoringMandate mandate) throws LedgerUnavailable, StorageFailure {
        AuthorizationView view = ledger.authorizations();
        ReferenceValues values = view.images().get(instance.referenceValues());
        boolean simulated = values != null && values.simulated();
        String kind = simulated ? "simulated" : "sgx";
        long now = clock.millis();
        if (values == null) {
            return new Verdict(kind, now, Optional.of(AttestationReason.MEASUREMENT_NOT_APPROVED.code()), "none", List.of(), Optional.empty());
        }
        try {
            Digest hash = headers.of(instance.bindingBlock());
            Rejected.unless(hash.equals(instance.bindingHeaderHash()), AttestationReason.BINDING_MISMATCH,
                    "block " + instance.bindingBlock() + " has another header");
            Evidence evidence = Evidence.decode(instance.evidence().toBytes());
            EvidenceBinding expected = new EvidenceBinding(mandate.channel(), values.use(), mandate.consortium(),
                    mandate.members().digest(), instance.instance(), instance.epoch(), instance.keys(), instance.bindingBlock(), hash);
            LedgerBinding binding = new LedgerBinding(evidence, expected);
            return simulated ? simulated(values, mandate, evidence, binding) : real(instance, values, view.consortium().orElseThrow(), evidence, binding);
        } catch (Rejected e) {
            return new Verdict(kind, now, Optional.of(e.rejection().code().code()), "refused", List.of(), Optional.empty());
        }
    }

    private Verdict simulated(ReferenceValues values, ScoringMandate mandate, Evidence evidence, LedgerBinding binding) throws Rejected {
        SimulatedEvidenceVerifier verifier = SimulatedEvidenceVerifier.on(mandate.mode(), developmentProfile)
                .orElseThrow(() -> new Rejected(AttestationReason.STATUS_NOT_ACCEPTED, SharedReason.SIMULATED_REFUSED.code()));
        CanonicalValue.Obj result = verifier.verify(evidence, values.mrEnclave(), binding);
        return new Verdict("simulated", clock.millis(), Optional.empty(), "Simulated", List.of(), Optional.of(result));
    }

    private Verdict real(EnclaveInstance instance, ReferenceValues values, Consortium rules, Evidence evidence, LedgerBinding binding)
            throws Rejected, StorageFailure {
        AppraisalPolicy policy = policy(rules);
        List<CollateralRef> refs = instance.collateral();
        Rejected.unless(refs.size() == 2, AttestationReason.COLLATERAL_MISMATCH, "expected collateral of platform and quoting enclave");
        long admittedAt = ledger.projection().get(instance.key()).value().map(row -> row.block()).orElse(0L);
        new Freshness(instance.bindingBlock(), admittedAt, OptionalLong.empty()).check(policy, clock.millis());
        Criteria criteria = new Criteria(policy, List.of(ApprovedMeasurement.of(values)));
        AttestationResult result = quotes.verify(evidence.quote(), CollateralVerifier.set(collateral(refs.getFirst()),
                collateral(refs.getLast())), criteria, binding, clock.millis());
        return switch (result) {
            case AttestationResult.Accepted(var found) -> new Verdict("sgx", clock.millis(), Optional.empty(),
                    found.status().word(), List.copyOf(found.advisories()), Optional.of(found.toObject()));
            case AttestationResult.Refused(_, var rejection, _) -> throw new Rejected(rejection.code(), rejection.detail());
        };
    }

    private static AppraisalPolicy policy(Consortium rules) throws Rejected {
        try {
            Rejected.unless(!rules.appraisalPolicy().fields().isEmpty(), AttestationReason.STATUS_NOT_ACCEPTED,
                    "the consortium has no appraisal policy");
            return AppraisalPolicy.of(rules.appraisalPolicy());
        } catch (MalformedFact e) {
            throw new Rejected(AttestationReason.STATUS_NOT_ACCEPTED, "the consortium's appraisal policy is none: " + e.getMessage());
        }
    }

    private Collateral collateral(CollateralRef ref) throws Rejected, StorageFailure {
        return ledger.projection().get(Collateral.keyOf(ref.type(), ref.fmspc(), ref.seq())).value()
                .map(row -> row.fact()).filter(Collateral.class::isInstance).map(Collateral.class::cast)
                .orElseThrow(() -> new Rejected(AttestationReason.COLLATERAL_MISMATCH, "the ledger has no collateral " + ref));
    }
}
