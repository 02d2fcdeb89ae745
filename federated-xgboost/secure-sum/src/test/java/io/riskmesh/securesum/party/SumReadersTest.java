package io.riskmesh.securesum.party;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.securesum.field.Field;
import io.riskmesh.securesum.message.Contribution;
import io.riskmesh.securesum.message.FrozenSum;
import io.riskmesh.securesum.message.MaskedVector;
import io.riskmesh.securesum.message.RecordProof;
import io.riskmesh.securesum.message.Reveal;
import io.riskmesh.securesum.message.SumCodec;
import io.riskmesh.securesum.message.SumMessage;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.parameters.Aggregation;
import io.riskmesh.securesum.parameters.Authentication;
import io.riskmesh.securesum.parameters.MaskSumParameters;
import io.riskmesh.securesum.parameters.Roster;
import io.riskmesh.securesum.parameters.SumReaders;
import io.riskmesh.securesum.refusal.SumRefusal;
import io.riskmesh.securesum.step.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Sums that only their openers read.
final class SumReadersTest {
    private static final String RELAY = "bank-01";
    private static final String LIAR = "bank-03";
    private static final int CELLS = 50;

    private final Network network = new Network(4, 61);
    private final Map<String, long[]> cells = network.randomCells(parameters(RELAY));

    private MaskSumParameters parameters(String... openers) {
        long bound = Field.P61.signedLimit() / network.roster.size();
        return MaskSumParameters.first(network.roster, Field.P61, CELLS, bound, Roster.of(List.of(openers)),
                Octets.wrap(new byte[MaskSumParameters.DIGEST_BYTES])).withReaders(SumReaders.OPENERS);
    }

    private Aggregation aggregation(String... openers) {
        return new Aggregation(network.sessionId, 0, 0, parameters(openers));
    }

    @Test
    void openers_open_the_sum_and_nobody_else_gets_it() {
        List<FrozenSum> frozen = new ArrayList<>();
        network.tap = packet -> {
            if (message(packet) instanceof FrozenSum sum) {
                frozen.add(sum);
                assertEquals(packet.to().equals("bank-02"), sum.sum().length() > 0, packet.to());
            } else if (message(packet) instanceof Reveal && packet.from().equals(RELAY)) {
                assertTrue(packet.to().equals("bank-02") || packet.to().equals(RELAY), packet.to());
            }
            return packet;
        };
        assertArrayEquals(Network.plainSum(cells, network.roster), network.sum(aggregation("bank-02"), cells).cells());
        assertEquals(4, frozen.size());
        network.roster.parties().forEach(bank -> assertEquals(List.of(), network.refusals(bank)));
    }

    @Test
    void a_bank_that_vanishes_after_its_vector_stays_in_the_sum() {
        Aggregation aggregation = aggregation(RELAY);
        network.begin(aggregation, cells);
        network.deliver();
        network.down.add(LIAR);
        network.freeze(aggregation);
        network.deliver();
        assertNull(network.opened(aggregation));
        network.apply(RELAY, new SumInput.HandOut(LIAR));
        assertTrue(network.wire.stream().allMatch(packet -> packet.to().equals(RELAY)));
        network.deliver();
        assertArrayEquals(Network.plainSum(cells, network.roster), network.opened(aggregation).cells());
    }

    @Test
    void a_vector_that_is_not_the_promised_one_keeps_the_sum_shut_and_its_bank_is_named() {
        network.tap = changed(Contribution.class, LIAR, RELAY, honest -> new Contribution(
                honest.record(), honest.boxes(), new MaskedVector(honest.vector().aggregation(), LIAR, bumped(honest.vector().cells()))));
        assertNull(network.sum(aggregation(RELAY), cells));
        assertNamed(SumRefusal.DIGEST_MISMATCH);
    }

    @Test
    void a_wrong_fingerprint_keeps_the_sum_shut_and_its_bank_is_named() {
        network.tap = changed(Reveal.class, LIAR, RELAY, honest -> {
            Reveal bare = new Reveal(honest.aggregation(), LIAR, honest.freezeDigest(),
                    List.of(Field.P61.add(honest.fingerprints().get(0), 1), honest.fingerprints().get(1)), honest.boxes(),
                    new RecordProof.Tags(List.of()));
            var liar = network.contexts.get(LIAR);
            return bare.with(liar.authenticator(Authentication.TAGGED).prove(bare.aggregation(), bare.digest(liar.primitives())));
        });
        assertNull(network.sum(aggregation(RELAY), cells));
        assertNamed(SumRefusal.FINGERPRINT_MISMATCH);
    }

    @Test
    void an_opener_refuses_a_sum_that_is_not_the_frozen_one() {
        network.tap = changed(FrozenSum.class, RELAY, "bank-02", honest ->
                new FrozenSum(honest.freeze(), honest.records(), honest.boxes(), bumped(honest.sum())));
        assertNull(network.sum(aggregation("bank-02"), cells));
        assertEquals(SumRefusal.DIGEST_MISMATCH, network.refusals("bank-02").getFirst().refusal().reason());
    }

    @Test
    void a_relay_that_opens_for_itself_finds_its_own_damaged_copy_by_the_fingerprint() {
        network.tap = changed(FrozenSum.class, RELAY, RELAY, honest ->
                new FrozenSum(honest.freeze(), honest.records(), honest.boxes(), bumped(honest.sum())));
        assertNull(network.sum(aggregation(RELAY), cells));
        assertEquals(SumRefusal.FINGERPRINT_MISMATCH, network.refusals(RELAY).getLast().refusal().reason());
    }

    @Test
    void a_sum_for_a_bank_that_does_not_open_and_none_for_one_that_does_are_refused() {
        List<FrozenSum> withSum = new ArrayList<>();
        network.tap = packet -> {
            if (message(packet) instanceof FrozenSum sum && sum.sum().length() > 0) {
                withSum.add(sum);
            }
            if (message(packet) instanceof FrozenSum sum && packet.to().equals(LIAR)) {
                return with(packet, new FrozenSum(sum.freeze(), sum.records(), sum.boxes(), withSum.getFirst().sum()));
            }
            return message(packet) instanceof FrozenSum sum && packet.to().equals("bank-02")
                    ? with(packet, new FrozenSum(sum.freeze(), sum.records(), sum.boxes(), Octets.EMPTY)) : packet;
        };
        network.sum(aggregation(RELAY, "bank-02"), cells);
        assertEquals(SumRefusal.LENGTH_MISMATCH, network.refusals(LIAR).getFirst().refusal().reason());
        assertEquals(SumRefusal.LENGTH_MISMATCH, network.refusals("bank-02").getFirst().refusal().reason());
    }

    @Test
    void who_reads_is_part_of_the_identity() {
        MaskSumParameters openers = parameters(RELAY);
        Aggregation other = new Aggregation(network.sessionId, 0, 0, openers.withReaders(SumReaders.EVERY_BANK));
        var primitives = network.contexts.get(RELAY).primitives();
        assertFalse(aggregation(RELAY).id(primitives).equals(other.id(primitives)));
    }

    private void assertNamed(SumRefusal reason) {
        List<Effect.Refused> refusals = network.refusals(RELAY);
        assertEquals(2, refusals.size(), refusals.toString());
        assertEquals(reason, refusals.getFirst().refusal().reason());
        assertTrue(refusals.getFirst().refusal().toString().contains(LIAR), refusals.toString());
        assertEquals(SumRefusal.FINGERPRINT_MISMATCH, refusals.getLast().refusal().reason());
    }

    private static <M extends SumMessage> UnaryOperator<Network.Packet> changed(
            Class<M> type, String from, String to, UnaryOperator<M> change) {
        return packet -> {
            SumMessage message = message(packet);
            boolean hit = packet.from().equals(from) && packet.to().equals(to) && type.isInstance(message);
            return hit ? with(packet, change.apply(type.cast(message))) : packet;
        };
    }

    private static Network.Packet with(Network.Packet packet, SumMessage message) {
        return new Network.Packet(packet.from(), packet.to(), SumCodec.encode(message));
    }

    private static SumMessage message(Network.Packet packet) {
        return SumCodec.decode(packet.bytes()) instanceof SumCodec.Decoded.Message(SumMessage message) ? message : null;
    }

    // Another residue in the first cell.
    private static Octets bumped(Octets cells) {
        byte[] bytes = cells.toArray();
        bytes[0] ^= 1;
        return Octets.wrap(bytes);
    }
}
