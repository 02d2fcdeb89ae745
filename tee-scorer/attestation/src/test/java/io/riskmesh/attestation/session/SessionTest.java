package io.riskmesh.attestation.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.refusal.Refused;
import io.riskmesh.ledger.reason.ScoringReason;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

final class SessionTest {

    private static final byte[] PAYLOAD = "features".getBytes(StandardCharsets.UTF_8);
    private static final ClientSession.HalfTerms HALF =
            new ClientSession.HalfTerms(Sessions.digest("pair"), SealedHeader.NONE, 20);

    private final Sessions sessions = new Sessions();

    SessionTest() throws GeneralSecurityException {}

    @Test
    void a_half_opens_at_the_enclave_and_its_answer_at_the_gateway() throws Exception {
        Sessions.Ends ends = sessions.open(Sessions.terms("HarbourMSP", "HarbourMSP.s1", 1));
        assertEquals(7, ends.client().accepted().mandateHeight());
        byte[] sealed = half(ends.client());
        OpenedMessage opened = ends.server().open(sealed);
        assertArrayEquals(PAYLOAD, opened.plain());
        assertEquals(1, opened.header().sequence());
        byte[] answer = ends.server().answer(opened, SealedType.SCORE, new byte[9]);
        assertArrayEquals(new byte[9], ends.client().openAnswer(sealed, SealedType.SCORE, answer));
        assertThrows(IllegalStateException.class, () -> ends.server().answer(opened, SealedType.SCORE, new byte[9]));
        assertThrows(IllegalStateException.class, () -> ends.server().accept(new SessionAccepted(8)));
    }

    @Test
    void a_half_opens_once() throws Exception {
        Sessions.Ends ends = sessions.open(Sessions.terms("HarbourMSP", "HarbourMSP.s1", 1));
        byte[] sealed = half(ends.client());
        ends.server().open(sealed);
        Refused refused = assertThrows(Refused.class, () -> ends.server().open(sealed));
        assertEquals(ScoringReason.HALF_REPLAYED, refused.refusal().code());
    }

    @Test
    void a_forged_message_does_not_shut_out_the_real_one() throws Exception {
        Sessions.Ends ends = sessions.open(Sessions.terms("HarbourMSP", "HarbourMSP.s1", 1));
        byte[] sealed = half(ends.client());
        byte[] forged = sealed.clone();
        forged[forged.length - 1] ^= 1;
        assertThrows(MalformedMessage.class, () -> ends.server().open(forged));
        assertArrayEquals(PAYLOAD, ends.server().open(sealed).plain());
    }

    @Test
    void any_flipped_bit_of_the_header_is_refused() throws Exception {
        Sessions.Ends ends = sessions.open(Sessions.terms("HarbourMSP", "HarbourMSP.s1", 1));
        byte[] sealed = half(ends.client());
        for (int bit = 0; bit < 8 * SealedHeader.BYTES; bit++) {
            byte[] flipped = sealed.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThrows(MalformedMessage.class, () -> ends.server().open(flipped));
        }
        for (int length = 0; length < sealed.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(sealed, length);
            assertThrows(MalformedMessage.class, () -> ends.server().open(cut));
        }
    }

    @Test
    void a_session_of_other_terms_opens_nothing_even_under_the_same_key() throws Exception {
        SessionTerms terms = Sessions.terms("HarbourMSP", "HarbourMSP.s1", 1);
        PendingSession pending = PendingSession.start(terms, sessions.enclave.getPublic(), _ -> new byte[70], Sessions.RANDOM);
        SessionTerms moved = new SessionTerms(terms.channel(), terms.party(), terms.instance(), 2, terms.evidence(),
                terms.consortium(), terms.sessionId());
        ServerSession server = ServerSession.of(
                new SessionOpen(moved, pending.open().enc(), pending.open().signature()), sessions.enclave.getPrivate());
        byte[] acceptance = server.accept(new SessionAccepted(1));
        assertThrows(MalformedMessage.class, () -> pending.accepted(acceptance));
    }

    @Test
    void an_answer_to_another_message_is_not_taken() throws Exception {
        Sessions.Ends ends = sessions.open(Sessions.terms("HarbourMSP", "HarbourMSP.s1", 1));
        byte[] first = half(ends.client());
        byte[] second = half(ends.client());
        byte[] answer = ends.server().answer(ends.server().open(first), SealedType.SCORE, new byte[9]);
        ends.server().open(second);
        assertThrows(MalformedMessage.class, () -> ends.client().openAnswer(second, SealedType.SCORE, answer));
        assertThrows(MalformedMessage.class, () -> ends.client().openAnswer(first, SealedType.USE_NOTE, answer));
    }

    @Test
    void nothing_secret_is_printed() throws Exception {
        Sessions.Ends ends = sessions.open(Sessions.terms("HarbourMSP", "HarbourMSP.s1", 1));
        OpenedMessage opened = ends.server().open(half(ends.client()));
        assertFalse((opened + " " + ends).contains("features"));
    }

    private static byte[] half(ClientSession client) {
        return client.sealHalf(Sessions.allowed(client, Sessions.digest("model")), SealedType.PAYER_HALF, HALF, PAYLOAD);
    }
}
