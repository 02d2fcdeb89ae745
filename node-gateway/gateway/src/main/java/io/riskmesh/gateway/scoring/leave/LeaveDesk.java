package io.riskmesh.gateway.scoring.leave;

import io.riskmesh.attestation.scoring.MandateModel;
import io.riskmesh.attestation.scoring.ModelSide;
import io.riskmesh.attestation.scoring.ScoringMandate;
import io.riskmesh.attestation.scoring.ScoringPolicy;
import io.riskmesh.attestation.session.BankView;
import io.riskmesh.attestation.session.EnclaveAdmission;
import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.gateway.ledger.live.AuthorizationView;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.ledger.live.Right;
import io.riskmesh.gateway.scoring.enclave.LiveSession;
import io.riskmesh.gateway.scoring.enclave.SessionBoard;
import io.riskmesh.gateway.scoring.mandate.MandateBoard;
import io.riskmesh.gateway.scoring.release.ReleaseShelf;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Activation;
import io.riskmesh.ledger.part.ActivationState;
import io.riskmesh.ledger.part.ModelRef;
import io.riskmesh.ledger.part.UseRef;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.ScoringReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Looks up, before any feature leaves, all that must hold: this bank's right by its own view of the ledger and the six conditions
/// of [EnclaveAdmission]. Nothing else in the gateway can make what a half is sealed against. Thread-safe, never waits.
public final class LeaveDesk {
    private final LiveLedger ledger;
    private final MandateBoard mandates;
    private final ReleaseShelf shelf;
    private final SessionBoard sessions;
    private final long viewMaxAgeMs;
    private final InstantSource clock;

    /// @param viewMaxAgeMs older views allow nothing
    public LeaveDesk(LiveLedger ledger, MandateBoard mandates, ReleaseShelf shelf, SessionBoard sessions, long viewMaxAgeMs, InstantSource clock) {
        this.ledger = ledger;
        this.mandates = mandates;
        this.shelf = shelf;
        this.sessions = sessions;
        this.viewMaxAgeMs = viewMaxAgeMs;
        this.clock = clock;
    }

    /// Leave for a payer's half.
    ///
    /// @param joint whether the payee can take part; without it the joint model's own rule for a late payee is up to the caller
    public Leave forPayer(String purpose, boolean joint) {
        if (isStale()) {
            return stale();
        }
        List<ScoringPolicy> inUse = policiesInUse();
        if (inUse.isEmpty()) {
            return new Leave.Denied(LedgerReason.MODEL_NOT_ACTIVE, "no model is in use");
        }
        List<ScoringPolicy> fitting = inUse.stream().filter(policy -> policy.purpose().equals(purpose)).toList();
        if (fitting.isEmpty()) {
            return new Leave.Denied(SharedReason.PURPOSE_MISMATCH, "no model in use is for this purpose");
        }
        return forPolicy(choose(fitting, joint));
    }

    // The joint model first, if there is one: its policy says what happens without the payee.
    private static ScoringPolicy choose(List<ScoringPolicy> fitting, boolean joint) {
        Optional<ScoringPolicy> both = fitting.stream().filter(policy -> policy.side() == ModelSide.JOINT).findFirst();
        if (both.isPresent() && !joint) {
            return both.get().oneSided().flatMap(model -> fitting.stream().filter(policy -> policy.model().equals(model)).findFirst())
                    .orElse(both.get());
        }
        return both.orElseGet(fitting::getFirst);
    }

    /// Leave for a half under the policy of a named model.
    public Leave forModel(ModelRef model) {
        if (isStale()) {
            return stale();
        }
        return policiesInUse().stream().filter(policy -> policy.model().equals(model)).findFirst().map(this::forPolicy)
                .orElseGet(() -> new Leave.Denied(LedgerReason.MODEL_NOT_ACTIVE, model.id() + " is not in use"));
    }

    /// Leave for a half that another bank asked for.
    ///
    /// @param instance that the payer's half is sealed to
    public Leave forPayee(String instance, int epoch, Digest modelDigest, int policyVersion) {
        if (isStale()) {
            return stale();
        }
        Optional<ScoringMandate> mandate = mandates.current();
        Optional<MandateModel> model = mandate.flatMap(found -> found.model(modelDigest));
        if (model.isEmpty()) {
            return new Leave.Denied(ScoringReason.MODEL_NOT_ADMITTED, "the model is not in this bank's mandate");
        }
        ScoringPolicy policy = mandate.get().policy(model.get().model());
        Optional<LiveSession> session = sessions.of(instance, epoch);
        return decide(policy, policyVersion, session);
    }

    private Leave forPolicy(ScoringPolicy policy) {
        return decide(policy, policy.version(), sessions.ready(policy.packageDigest()));
    }

    private boolean isStale() {
        return ledger.ageMillis() > viewMaxAgeMs;
    }

    private Leave stale() {
        return new Leave.Denied(ScoringReason.AUTHORISATION_VIEW_STALE, "the view of the ledger is older than " + viewMaxAgeMs + " ms");
    }

    private List<ScoringPolicy> policiesInUse() {
        return ledger.authorizations().activations().values().stream().filter(last -> last.state() == ActivationState.ACTIVE)
                .map(Activation::policyDigest).flatMap(digest -> shelf.policy(digest).stream()).toList();
    }

    /// Whether a model in use takes a feature of this name from the payer's bank.
    public boolean isPayerFeature(String name) {
        return policiesInUse().stream().anyMatch(policy -> policy.reasonTable().subList(0, policy.payerFeatures()).contains(name));
    }

    private Leave decide(ScoringPolicy policy, int policyVersion, Optional<LiveSession> session) {
        long now = clock.millis();
        AuthorizationView view = ledger.authorizations();
        Right right = view.scoring(ledger.party(), policy.model().name(), policy.purpose(), now);
        if (right instanceof Right.Refused(Refusal refusal)) {
            return new Leave.Denied(refusal.code(), refusal.detail());
        }
        if (!(right instanceof Right.Scoring scoring)) {
            return new Leave.Denied(SharedReason.AUTHORISATION_MISSING, "no use is recorded");
        }
        Optional<ScoringMandate> mandate = mandates.current();
        Optional<MandateModel> model = mandate.flatMap(found -> found.models().stream()
                .filter(admitted -> admitted.model().equals(policy.model())).findFirst());
        if (session.isEmpty()) {
            return new Leave.Denied(ScoringReason.NO_ENCLAVE, "no session with a scorer that has the model");
        }
        if (model.isEmpty() || session.get().suspended()) {
            return new Leave.Denied(ScoringReason.NO_ENCLAVE, "the model is not in the mandate, or the scorer is suspended");
        }
        return admitted(policy, policyVersion, scoring, model.get(), mandate.get(), session.get(), now);
    }

    private Leave admitted(ScoringPolicy policy, int policyVersion, Right.Scoring scoring, MandateModel model, ScoringMandate mandate,
            LiveSession session, long now) {
        EnclaveAdmission.Wanted wanted = new EnclaveAdmission.Wanted(session.instance().instance(), session.instance().epoch(),
                model.fileDigest(), policyVersion, session.session().terms().sessionId());
        boolean sameImage = model.measurement().equals(session.measurement());
        BankView bank = new BankView(Optional.of(new BankView.Use(scoring.grant().revocation().isPresent(), scoring.use().validUntil())),
                now - ledger.ageMillis(), viewMaxAgeMs,
                Optional.ofNullable(ledger.authorizations().enclaves().get(session.instance().instance()))
                        .map(last -> new BankView.Instance(last.instance(), last.epoch(), last.validUntil())),
                Optional.of(new BankView.Verification(session.verdict().at(), session.verdict().accepted())),
                session.approvalIsLive() && sameImage, Optional.of(new BankView.ActiveModel(model.fileDigest(), policy.version())),
                Optional.of(session.session().terms().sessionId()));
        return switch (EnclaveAdmission.decide(wanted, bank, now)) {
            case EnclaveAdmission.Allowed allowed -> new Leave.Given(policy, model, new UseRef(scoring.use().grant(), scoring.use().seq()),
                    mandate.height(), session, allowed);
            case EnclaveAdmission.NotAllowed(var refusal) -> new Leave.Denied(refusal.code(), refusal.detail());
        };
    }
}
