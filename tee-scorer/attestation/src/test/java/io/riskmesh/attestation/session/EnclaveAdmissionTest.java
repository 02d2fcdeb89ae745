package io.riskmesh.attestation.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.reason.AttestationReason;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.ScoringReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EnclaveAdmissionTest {

    private static final long NOW = 1_000_000_000L;
    private static final Digest MODEL = Sessions.digest("model");
    private static final int POLICY = 3;
    private static final List<ReasonCode> FIRST_MISSING = List.of(SharedReason.AUTHORISATION_MISSING, ScoringReason.NO_ENCLAVE,
            ScoringReason.ATTESTATION_NOT_TRUSTED, AttestationReason.MEASUREMENT_NOT_APPROVED, ScoringReason.MODEL_NOT_ADMITTED,
            ScoringReason.NO_ENCLAVE);

    @Test
    void of_the_sixty_four_combinations_a_recording_socket_sees_features_in_exactly_one() throws Exception {
        ClientSession session = new Sessions().open(Sessions.terms("HarbourMSP", "HarbourMSP.s1", 4)).client();
        ByteArrayOutputStream socket = new ByteArrayOutputStream();
        int sent = 0;
        for (int holds = 0; holds < 64; holds++) {
            switch (EnclaveAdmission.decide(wanted(session), view(session, holds), NOW)) {
                case EnclaveAdmission.Allowed allowed -> {
                    socket.writeBytes(session.sealHalf(allowed, SealedType.PAYER_HALF,
                            new ClientSession.HalfTerms(MODEL, SealedHeader.NONE, 1), new byte[400]));
                    sent++;
                    assertEquals(63, holds);
                }
                case EnclaveAdmission.NotAllowed(var refusal) ->
                    assertEquals(FIRST_MISSING.get(Integer.numberOfTrailingZeros(~holds)), refusal.code(), "combination " + holds);
            }
        }
        assertEquals(1, sent);
        assertEquals(SealedHeader.BYTES + 400 + 16, socket.size());
    }

    @Test
    void each_thing_that_is_there_but_not_good_is_refused_by_its_own_code() throws Exception {
        ClientSession session = new Sessions().open(Sessions.terms("HarbourMSP", "HarbourMSP.s1", 4)).client();
        BankView good = view(session, 63);
        assertInstanceOf(EnclaveAdmission.Allowed.class, EnclaveAdmission.decide(wanted(session), good, NOW));
        refuses(session, with(good, new BankView.Use(true, NOW + 1)), SharedReason.AUTHORISATION_REVOKED);
        refuses(session, with(good, new BankView.Use(false, NOW)), SharedReason.AUTHORISATION_EXPIRED);
        refuses(session, with(good, NOW - good.viewMaxAgeMs() - 1), ScoringReason.AUTHORISATION_VIEW_STALE);
        refuses(session, with(good, NOW + 1), ScoringReason.AUTHORISATION_VIEW_STALE);
        refuses(session, with(good, new BankView.Instance("HarbourMSP.s2", 4, NOW + 1)), ScoringReason.NO_ENCLAVE);
        refuses(session, with(good, new BankView.Instance("HarbourMSP.s1", 5, NOW + 1)), ScoringReason.EPOCH_OVER);
        refuses(session, with(good, new BankView.Instance("HarbourMSP.s1", 4, NOW)), ScoringReason.EPOCH_OVER);
        refuses(session, with(good, new BankView.Verification(NOW, false)), ScoringReason.ATTESTATION_NOT_TRUSTED);
        refuses(session, with(good, new BankView.Verification(NOW - EnclaveAdmission.VERIFICATION_MAX_AGE_MS - 1, true)),
                ScoringReason.ATTESTATION_NOT_TRUSTED);
        refuses(session, with(good, new BankView.ActiveModel(MODEL, POLICY + 1)), ScoringReason.MODEL_NOT_ADMITTED);
        refuses(session, with(good, new BankView.ActiveModel(Sessions.digest("other"), POLICY)), ScoringReason.MODEL_NOT_ADMITTED);
        refuses(session, with(good, SessionId.random(Sessions.RANDOM)), ScoringReason.NO_ENCLAVE);
    }

    @Test
    void leave_for_one_session_seals_nothing_in_another() throws Exception {
        Sessions sessions = new Sessions();
        ClientSession first = sessions.open(Sessions.terms("HarbourMSP", "HarbourMSP.s1", 4)).client();
        ClientSession second = sessions.open(Sessions.terms("HarbourMSP", "HarbourMSP.s1", 4)).client();
        EnclaveAdmission.Allowed allowed = Sessions.allowed(first, MODEL);
        assertThrows(IllegalArgumentException.class, () -> second.sealHalf(allowed, SealedType.PAYER_HALF,
                new ClientSession.HalfTerms(MODEL, SealedHeader.NONE, 1), new byte[4]));
    }

    private static void refuses(ClientSession session, BankView view, ReasonCode code) {
        EnclaveAdmission.NotAllowed not = assertInstanceOf(EnclaveAdmission.NotAllowed.class,
                EnclaveAdmission.decide(wanted(session), view, NOW));
        assertEquals(code, not.refusal().code());
    }

    private static EnclaveAdmission.Wanted wanted(ClientSession session) {
        return new EnclaveAdmission.Wanted("HarbourMSP.s1", 4, MODEL, POLICY, session.terms().sessionId());
    }

    // Bit i of `holds` says whether thing i is there.
    private static BankView view(ClientSession session, int holds) {
        return new BankView(has(holds, 0, new BankView.Use(false, NOW + 1)), NOW - 5, 1_000,
                has(holds, 1, new BankView.Instance("HarbourMSP.s1", 4, NOW + 1)),
                has(holds, 2, new BankView.Verification(NOW - EnclaveAdmission.VERIFICATION_MAX_AGE_MS, true)),
                (holds & 8) != 0, has(holds, 4, new BankView.ActiveModel(MODEL, POLICY)),
                has(holds, 5, session.terms().sessionId()));
    }

    private static <T> Optional<T> has(int holds, int bit, T value) {
        return (holds >> bit & 1) == 1 ? Optional.of(value) : Optional.empty();
    }

    private static BankView with(BankView good, Object changed) {
        return new BankView(changed instanceof BankView.Use use ? Optional.of(use) : good.use(),
                changed instanceof Long arrived ? arrived : good.viewArrivedAt(), good.viewMaxAgeMs(),
                changed instanceof BankView.Instance instance ? Optional.of(instance) : good.instance(),
                changed instanceof BankView.Verification verification ? Optional.of(verification) : good.verification(), true,
                changed instanceof BankView.ActiveModel model ? Optional.of(model) : good.model(),
                changed instanceof SessionId id ? Optional.of(id) : good.session());
    }
}
