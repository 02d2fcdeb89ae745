package io.riskmesh.securesum.party;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.securesum.field.Field;
import io.riskmesh.securesum.journal.JournalCodec;
import io.riskmesh.securesum.message.SumCodec;
import io.riskmesh.securesum.parameters.Aggregation;
import io.riskmesh.securesum.refusal.SumRefusal;
import io.riskmesh.securesum.step.Effect;
import io.riskmesh.securesum.step.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Any bytes give a message or a refusal, and a message decodes to what was encoded.
final class DecoderFuzzTest {
    private static final long SEED = 81;

    @Test
    void random_bytes_are_refused_by_every_decoder() {
        fuzz(20_000);
    }

    @Tag("acceptance")
    @Test
    void many_random_bytes_are_refused_by_every_decoder() {
        fuzz(2_000_000);
    }

    @Test
    void mutated_and_cut_messages_are_refused_or_come_back_as_they_are() {
        Random random = new Random(SEED);
        Set<String> kinds = new TreeSet<>();
        for (byte[] bytes : recorded()) {
            kinds.add(assertInstanceOf(SumCodec.Decoded.Message.class, SumCodec.decode(bytes))
                    .message().getClass().getSimpleName());
            assertArrayEquals(bytes, reencoded(bytes));
            for (int trial = 0; trial < 300; trial++) {
                byte[] mutated = mutate(bytes, random);
                if (SumCodec.decode(mutated) instanceof SumCodec.Decoded.Message) {
                    assertArrayEquals(mutated, reencoded(mutated), "seed " + SEED + ": two forms of one message");
                }
            }
            for (int length = 0; length < bytes.length; length += 1 + bytes.length / 97) {
                byte[] cut = Arrays.copyOf(bytes, length);
                assertEquals(SumRefusal.LENGTH_MISMATCH, assertInstanceOf(
                        SumCodec.Decoded.Refused.class, SumCodec.decode(cut)).refusal().reason());
            }
        }
        assertEquals(new TreeSet<>(List.of("Contribution", "FrozenSum", "MaskedVector", "Opened", "Reveal",
                "RevealRequest", "SlotSignature", "Abandon")), kinds);
    }

    @Test
    void parties_in_any_state_answer_mutated_messages_with_refusals_or_not_at_all() {
        Random random = new Random(SEED);
        List<byte[]> messages = recorded();
        for (Stage stage : List.of(Stage.contributing(4, 1), Stage.frozen(4, 2), Stage.revealing(4, 3))) {
            for (String party : stage.network.roster.parties()) {
                for (int trial = 0; trial < 300; trial++) {
                    byte[] mutated = mutate(messages.get(random.nextInt(messages.size())), random);
                    Step<PartyState> step = stage.network.parties.get(party)
                            .step(stage.network.states.get(party), new SumInput.ReceivedBytes(mutated));
                    assertTrue(step.effects().stream().allMatch(Effect.Refused.class::isInstance),
                            "seed " + SEED + " trial " + trial);
                }
            }
        }
    }

    /// A length field that claims 2 GiB is compared with the bytes that are there before anything is allocated.
    @Test
    void claimed_lengths_are_not_believed() {
        byte[] vector = new byte[64];
        vector[0] = 1;
        vector[1] = 6;
        vector[34] = 1;
        vector[35] = 'a';
        for (int claimed : new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 25}) {
            for (int b = 0; b < 4; b++) {
                vector[36 + b] = (byte) (claimed >>> (24 - 8 * b));
            }
            assertEquals(SumRefusal.LENGTH_MISMATCH, assertInstanceOf(
                    SumCodec.Decoded.Refused.class, SumCodec.decode(vector)).refusal().reason());
        }
    }

    private static void fuzz(int trials) {
        Random random = new Random(SEED);
        for (int trial = 0; trial < trials; trial++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            if (bytes.length > 1 && trial % 4 != 0) {
                bytes[0] = 1;
                bytes[1] = (byte) random.nextInt(14);
            }
            if (SumCodec.decode(bytes) instanceof SumCodec.Decoded.Message) {
                assertArrayEquals(bytes, reencoded(bytes), "seed " + SEED);
            }
            if (JournalCodec.decode(bytes) instanceof JournalCodec.Decoded.Entry(var entry)) {
                assertArrayEquals(bytes, JournalCodec.encode(entry), "seed " + SEED);
            }
            SumCodec.decodeRecord(bytes).ifPresent(record ->
                    assertArrayEquals(bytes, SumCodec.encodeRecord(record), "seed " + SEED));
        }
    }

    private static byte[] reencoded(byte[] bytes) {
        return SumCodec.encode(((SumCodec.Decoded.Message) SumCodec.decode(bytes)).message());
    }

    private static byte[] mutate(byte[] bytes, Random random) {
        byte[] mutated = random.nextInt(5) == 0
                ? Arrays.copyOf(bytes, random.nextInt(bytes.length + 40)) : bytes.clone();
        for (int i = 0; i <= random.nextInt(4) && mutated.length > 0; i++) {
            // Most structure is at the front.
            int at = random.nextBoolean() ? random.nextInt(mutated.length) : random.nextInt(Math.min(120, mutated.length));
            mutated[at] = (byte) (random.nextBoolean() ? random.nextInt() : mutated[at] + 1);
        }
        return mutated;
    }

    // Every kind of message inside an aggregation, of another session than the stages above.
    private static List<byte[]> recorded() {
        Network network = new Network(4, SEED);
        List<byte[]> messages = new ArrayList<>();
        network.tap = packet -> {
            messages.add(packet.bytes());
            return packet;
        };
        Aggregation aggregation = SumPartyTest.aggregation(network, Field.P61, 3);
        network.begin(aggregation, network.randomCells(aggregation.parameters()));
        network.deliver();
        network.freeze(aggregation);
        for (int i = 0; i < 4; i++) {
            Network.Packet packet = network.wire.poll();
            messages.add(packet.bytes());
            network.apply(packet.to(), new SumInput.ReceivedBytes(packet.bytes()));
        }
        network.apply(network.relay, new SumInput.AskAgain());
        network.apply(network.relay, new SumInput.HandOut("bank-02"));
        network.deliver();
        SumPartyTest.closeSlot(network, network.roster);
        network.apply(network.relay, new SumInput.GiveUp(SumRefusal.TOO_FEW_BANKS));
        network.deliver();
        return messages;
    }
}
