package io.riskmesh.attestation.session;

import io.riskmesh.attestation.refusal.Refusal;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.reason.AttestationReason;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.ScoringReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.Optional;

/// What must hold before any feature leaves a bank (design `attestation-and-scoring.md` section 5.2): six things, each seen by the
/// bank itself. Pure.
public final class EnclaveAdmission {

    /// Oldest own verification of the evidence that still counts.
    public static final long VERIFICATION_MAX_AGE_MS = 15 * 60 * 1000L;

    private EnclaveAdmission() {}

    /// The outcome.
    public sealed interface Decision permits Allowed, NotAllowed {}

    /// A half may be sealed for this model, policy and session. Made by [#decide] alone.
    public static final class Allowed implements Decision {

        private final Wanted wanted;

        private Allowed(Wanted wanted) {
            this.wanted = wanted;
        }

        public Digest modelDigest() {
            return wanted.modelDigest();
        }

        public int policyVersion() {
            return wanted.policyVersion();
        }

        public SessionId sessionId() {
            return wanted.sessionId();
        }

        @Override
        public String toString() {
            return "Allowed[" + wanted + "]";
        }
    }

    /// No feature leaves.
    public record NotAllowed(Refusal refusal) implements Decision {}

    /// What the half would be for.
    public record Wanted(String instance, int epoch, Digest modelDigest, int policyVersion, SessionId sessionId) {}

    /// The first of the six things that does not hold is the refusal.
    public static Decision decide(Wanted wanted, BankView view, long now) {
        Optional<Refusal> refusal = use(view, now)
                .or(() -> instance(wanted, view, now))
                .or(() -> evidence(view, now))
                .or(() -> unless(view.approvalIsLive(), AttestationReason.MEASUREMENT_NOT_APPROVED,
                        "this bank's approval of the reference values is not live"))
                .or(() -> model(wanted, view))
                .or(() -> unless(view.session().equals(Optional.of(wanted.sessionId())), ScoringReason.NO_ENCLAVE,
                        "the enclave has not accepted the session"));
        return refusal.<Decision>map(NotAllowed::new).orElseGet(() -> new Allowed(wanted));
    }

    private static Optional<Refusal> use(BankView view, long now) {
        if (view.use().isEmpty()) {
            return refuse(SharedReason.AUTHORISATION_MISSING, "no use of a grant for this model");
        }
        BankView.Use use = view.use().get();
        return unless(!use.revoked(), SharedReason.AUTHORISATION_REVOKED, "the grant is revoked")
                .or(() -> unless(now < use.validUntil(), SharedReason.AUTHORISATION_EXPIRED, "the use ended at " + use.validUntil()))
                .or(() -> unless(isWithin(view.viewArrivedAt(), now, view.viewMaxAgeMs()), ScoringReason.AUTHORISATION_VIEW_STALE,
                        "the view of the ledger is of " + view.viewArrivedAt()));
    }

    private static Optional<Refusal> instance(Wanted wanted, BankView view, long now) {
        Optional<BankView.Instance> instance = view.instance();
        if (instance.isEmpty() || !instance.get().id().equals(wanted.instance())) {
            return refuse(ScoringReason.NO_ENCLAVE, "the ledger has not admitted " + wanted.instance());
        }
        return unless(instance.get().epoch() == wanted.epoch() && now < instance.get().validUntil(), ScoringReason.EPOCH_OVER,
                "epoch " + wanted.epoch() + " of " + wanted.instance() + " is not current");
    }

    private static Optional<Refusal> evidence(BankView view, long now) {
        return unless(view.verification().isPresent() && view.verification().get().accepted()
                        && isWithin(view.verification().get().at(), now, VERIFICATION_MAX_AGE_MS),
                ScoringReason.ATTESTATION_NOT_TRUSTED, "no own verification of the last 15 minutes that accepted the evidence");
    }

    private static Optional<Refusal> model(Wanted wanted, BankView view) {
        return unless(view.model().isPresent() && view.model().get().fileDigest().equals(wanted.modelDigest())
                        && view.model().get().policyVersion() == wanted.policyVersion(),
                ScoringReason.MODEL_NOT_ADMITTED, "the model is not active under policy version " + wanted.policyVersion());
    }

    // What lies in the future is not young but wrong.
    private static boolean isWithin(long at, long now, long maxAgeMs) {
        return at <= now && now - at <= maxAgeMs;
    }

    private static Optional<Refusal> unless(boolean holds, ReasonCode code, String detail) {
        return holds ? Optional.empty() : refuse(code, detail);
    }

    private static Optional<Refusal> refuse(ReasonCode code, String detail) {
        return Optional.of(new Refusal(code, detail));
    }
}
