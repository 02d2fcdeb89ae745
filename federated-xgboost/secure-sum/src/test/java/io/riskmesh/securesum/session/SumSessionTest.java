package io.riskmesh.securesum.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.securesum.keys.PairKeys;
import io.riskmesh.securesum.message.KemCiphertext;
import io.riskmesh.securesum.message.KeyAnnouncement;
import io.riskmesh.securesum.message.KeyConfirmation;
import io.riskmesh.securesum.message.SessionMessage;
import io.riskmesh.securesum.message.SumCodec;
import io.riskmesh.securesum.message.SumMessage;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.party.Network;
import io.riskmesh.securesum.refusal.SumRefusal;
import io.riskmesh.securesum.step.Effect;
import io.riskmesh.securesum.step.Step;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SumSessionTest {
    private final Map<String, SumSession> sessions = new TreeMap<>();
    private final Map<String, SessionState> states = new TreeMap<>();
    private final Map<String, PairKeys> ready = new TreeMap<>();
    private final List<Effect.Refused> refusals = new ArrayList<>();
    private final List<Effect.Send> wire = new ArrayList<>();
    private UnaryOperator<SumMessage> tap = message -> message;
    private Network network;

    @ParameterizedTest
    @CsvSource({"3,1", "4,2", "4,3", "7,4"})
    void all_pairs_agree_whatever_the_order_of_delivery(int banks, long seed) {
        begin(banks);
        deliver(new Random(seed));
        assertEquals(List.of(), refusals);
        assertEquals(banks, ready.size());
        for (String a : network.roster.parties()) {
            for (String b : network.roster.parties()) {
                assertEquals(ready.get(a).with(b), ready.get(b).with(a));
                for (String c : network.roster.parties()) {
                    assertTrue(b.equals(c) || !ready.get(a).with(b).equals(ready.get(a).with(c)));
                }
            }
        }
    }

    @Test
    void every_flipped_bit_of_an_announcement_is_refused_and_named() {
        begin(3);
        KeyAnnouncement announcement = announcementTo("bank-02", "bank-01");
        Random random = new Random(7);
        byte[] bytes = SumCodec.encode(announcement);
        for (int trial = 0; trial < 150; trial++) {
            byte[] changed = bytes.clone();
            int bit = random.nextInt(8 * bytes.length);
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            if (SumCodec.decode(changed) instanceof SumCodec.Decoded.Message(KeyAnnouncement other)) {
                Step<SessionState> step = sessions.get("bank-01").receive(states.get("bank-01"), other);
                assertInstanceOf(Effect.Refused.class, step.effects().getFirst(), "bit " + bit);
            }
        }
    }

    @Test
    void a_changed_ciphertext_is_blamed_on_its_pair() {
        begin(3);
        tap = message -> message instanceof KemCiphertext c && c.from().equals("bank-01") && c.to().equals("bank-03")
                ? resigned(c) : message;
        deliver(new Random(1));
        assertEquals(List.of("bank-02"), List.copyOf(ready.keySet()));
        assertTrue(refusals.stream().allMatch(r -> r.refusal().reason() == SumRefusal.SIGNATURE_INVALID));
        assertTrue(refusals.stream().anyMatch(r -> r.refusal().expected().contains("bank-01 and bank-03")
                || r.refusal().expected().contains("bank-03 and bank-01")));
        assertEquals(List.of("bank-03"), unconfirmed("bank-01"));
        assertEquals(List.of("bank-01"), unconfirmed("bank-03"));
    }

    @Test
    void a_bank_that_stays_silent_is_named() {
        begin(4);
        wire.removeIf(send -> send.message() instanceof SessionMessage m && m.sender().equals("bank-03"));
        deliver(new Random(2));
        assertFalse(ready.containsKey("bank-01"));
        assertEquals(List.of("bank-03"), unconfirmed("bank-01"));
    }

    @Test
    void two_announcements_of_one_bank_are_equivocation() {
        begin(3);
        KeyAnnouncement first = announcementTo("bank-02", "bank-01");
        SumSession twin = session("bank-02");
        KeyAnnouncement second = (KeyAnnouncement) ((Effect.Send) twin.begin(SessionState.initial()).effects().getFirst()).message();
        SessionState state = sessions.get("bank-01").receive(states.get("bank-01"), first).state();
        Effect.Refused refused =
                (Effect.Refused) sessions.get("bank-01").receive(state, second).effects().getFirst();
        assertEquals(SumRefusal.EQUIVOCATION, refused.refusal().reason());
        assertEquals(List.of(first, second), refused.evidence());
    }

    @Test
    void a_point_of_small_order_is_refused() {
        begin(3);
        KeyAnnouncement honest = announcementTo("bank-02", "bank-01");
        KeyAnnouncement zero = new KeyAnnouncement(honest.sessionId(), honest.party(), Octets.wrap(new byte[32]),
                honest.mlKem(), honest.certificateDigest(), Octets.EMPTY, Octets.EMPTY);
        var signer = network.contexts.get("bank-02").signer();
        Step<SessionState> step = sessions.get("bank-01").receive(states.get("bank-01"), new KeyAnnouncement(
                zero.sessionId(), zero.party(), zero.x25519(), zero.mlKem(), zero.certificateDigest(),
                signer.signClassical(zero.body()), signer.signPostQuantum(zero.body())));
        Effect.Refused refused = (Effect.Refused) step.effects().getFirst();
        assertEquals(SumRefusal.PARAMETERS_DISAGREE, refused.refusal().reason());
        assertTrue(refused.refusal().expected().contains("bank-02"));
    }

    @Test
    void messages_of_another_session_or_of_strangers_are_refused() {
        begin(3);
        KeyConfirmation foreign = new KeyConfirmation(Octets.wrap(new byte[32]), "bank-02", "bank-01", Octets.wrap(new byte[32]));
        KeyConfirmation stranger = new KeyConfirmation(network.sessionId, "bank-77", "bank-01", Octets.wrap(new byte[32]));
        assertEquals(SumRefusal.WRONG_SESSION, reason(foreign));
        assertEquals(SumRefusal.NOT_IN_ROSTER, reason(stranger));
    }

    @Test
    void two_sessions_have_different_keys_and_neither_prints_them() {
        begin(3);
        deliver(new Random(3));
        var first = ready.get("bank-01").with("bank-02");
        begin(3);
        deliver(new Random(3));
        assertNotEquals(first, ready.get("bank-01").with("bank-02"));
        assertTrue(ready.get("bank-01").toString().contains("redacted"));
        assertTrue(states.get("bank-01").toString().startsWith("SessionState["));
    }

    private SumRefusal reason(SessionMessage message) {
        Step<SessionState> step = sessions.get("bank-01").receive(states.get("bank-01"), message);
        return ((Effect.Refused) step.effects().getFirst()).refusal().reason();
    }

    private List<String> unconfirmed(String party) {
        return states.get(party).unconfirmed(new SessionParameters(network.sessionId, network.roster, party));
    }

    private KemCiphertext resigned(KemCiphertext message) {
        byte[] changed = message.ciphertext().toArray();
        changed[5] ^= 1;
        KemCiphertext bare = new KemCiphertext(
                message.sessionId(), message.from(), message.to(), Octets.wrap(changed), Octets.EMPTY);
        return new KemCiphertext(bare.sessionId(), bare.from(), bare.to(), bare.ciphertext(),
                network.contexts.get(bare.from()).signer().signPostQuantum(bare.body()));
    }

    private KeyAnnouncement announcementTo(String from, String to) {
        return wire.stream().filter(send -> send.to().equals(to)).map(Effect.Send::message)
                .filter(KeyAnnouncement.class::isInstance).map(KeyAnnouncement.class::cast)
                .filter(a -> a.party().equals(from)).findFirst().orElseThrow();
    }

    private SumSession session(String party) {
        var context = network.contexts.get(party);
        return new SumSession(new SessionParameters(network.sessionId, network.roster, party), context.primitives(),
                context.signer(), context.verifier(), new SecureRandom());
    }

    private void begin(int banks) {
        network = new Network(banks, 41);
        wire.clear();
        for (String party : network.roster.parties()) {
            sessions.put(party, session(party));
            perform(party, sessions.get(party).begin(SessionState.initial()));
        }
    }

    private void deliver(Random random) {
        while (!wire.isEmpty()) {
            Effect.Send send = wire.remove(random.nextInt(wire.size()));
            byte[] bytes = SumCodec.encode(tap.apply(send.message()));
            if (SumCodec.decode(bytes) instanceof SumCodec.Decoded.Message(SessionMessage message)) {
                perform(send.to(), sessions.get(send.to()).receive(states.get(send.to()), message));
            }
        }
    }

    private void perform(String party, Step<SessionState> step) {
        states.put(party, step.state());
        for (Effect effect : step.effects()) {
            switch (effect) {
                case Effect.Send send -> wire.add(send);
                case Effect.SessionReady(PairKeys keys) -> ready.put(party, keys);
                case Effect.Refused refused -> refusals.add(refused);
                case Effect other -> throw new IllegalStateException(other.toString());
            }
        }
    }
}
