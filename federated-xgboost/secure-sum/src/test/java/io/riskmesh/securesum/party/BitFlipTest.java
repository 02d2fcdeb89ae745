package io.riskmesh.securesum.party;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.securesum.field.Field;
import io.riskmesh.securesum.message.SumCodec;
import io.riskmesh.securesum.message.SumMessage;
import io.riskmesh.securesum.parameters.Aggregation;
import io.riskmesh.securesum.parameters.Authentication;
import io.riskmesh.securesum.step.Effect;
import io.riskmesh.securesum.step.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// One bit is flipped in the bytes of every message of a whole slot, signatures of the slot's end included, at the moment
/// the message arrives. The recipient refuses or ignores it; the untouched message afterwards leads to the right sum.
final class BitFlipTest {
    private static final long SEED = 51;

    @Test
    void a_flipped_bit_in_every_byte_is_refused_under_tags() {
        run(Authentication.TAGGED, 1, 3);
    }

    @Test
    void a_flipped_bit_in_some_bytes_is_refused_under_signatures() {
        run(Authentication.SIGNED, 61, 3);
    }

    @Tag("acceptance")
    @ParameterizedTest
    @EnumSource(Authentication.class)
    void a_flipped_bit_in_every_byte_is_refused_with_four_banks_and_a_dropout(Authentication mode) {
        run(mode, mode == Authentication.TAGGED ? 1 : 7, 5);
    }

    private static void run(Authentication mode, int stride, int banks) {
        Network network = new Network(banks, SEED);
        if (banks > 3) {
            network.down.add("bank-04");
        }
        Random random = new Random(SEED);
        int[] flips = {0};
        network.tap = packet -> {
            // Slot signatures of 3,309 bytes each are refused or not as a whole; some of their bytes stand for all.
            int step = packet.bytes().length > 3000 ? Math.max(stride, 61) : stride;
            for (int at = random.nextInt(step); at < packet.bytes().length; at += step) {
                byte[] flipped = packet.bytes().clone();
                flipped[at] ^= (byte) (1 << random.nextInt(8));
                check(network, packet, flipped, at);
                flips[0]++;
            }
            return packet;
        };
        Aggregation aggregation = new Aggregation(network.sessionId, 0, 0,
                SumPartyTest.aggregation(network, Field.P61, 3).parameters().withAuthentication(mode));
        Map<String, long[]> cells = network.randomCells(aggregation.parameters());
        var opened = network.sum(aggregation, cells);
        assertNotNull(opened);
        assertArrayEquals(Network.plainSum(cells, opened.members()), opened.cells());
        SumPartyTest.closeSlot(network, opened.members());
        for (String bank : opened.members().parties()) {
            assertEquals(List.of(), network.refusals(bank));
            assertTrue(network.told.get(bank).stream().anyMatch(Effect.SlotClosed.class::isInstance), bank);
        }
        assertTrue(flips[0] > 400, "only " + flips[0] + " flips");
    }

    // The state after the flipped message is thrown away, as every party is a pure function of its messages.
    private static void check(Network network, Network.Packet packet, byte[] flipped, int at) {
        String what = "seed " + SEED + ", byte " + at + " of " + packet.bytes().length + " of "
                + decoded(packet.bytes()).getClass().getSimpleName() + " from " + packet.from() + " to " + packet.to();
        PartyState before = network.states.get(packet.to());
        Step<PartyState> step =
                network.parties.get(packet.to()).step(before, new SumInput.ReceivedBytes(flipped));
        boolean refused = step.effects().stream().anyMatch(Effect.Refused.class::isInstance);
        boolean ignored = step.effects().isEmpty() && step.state().equals(before);
        if (!refused && !ignored) {
            assertTrue(onlyProofsForOthersDiffer(packet, flipped, at), what + ": " + names(step.effects()));
        }
        if (refused) {
            assertTrue(step.effects().stream().allMatch(Effect.Refused.class::isInstance), what + ": " + names(step.effects()));
            // An opener has no use for the boxes of a freeze, so a bank that is opener, too, may refuse as a bank only.
            assertTrue(before.contributor().equals(step.state().contributor()), what);
            assertTrue(before.relay().equals(step.state().relay()), what);
        }
    }

    // A tag convinces one recipient. What others' tags say, this recipient cannot know; they refuse for themselves.
    private static boolean onlyProofsForOthersDiffer(Network.Packet packet, byte[] flipped, int at) {
        return SumCodec.decode(flipped) instanceof SumCodec.Decoded.Message(SumMessage message)
                && Proofs.withoutForeignTags(message, packet.to()).equals(
                        Proofs.withoutForeignTags(decoded(packet.bytes()), packet.to()))
                && at > 0;
    }

    private static SumMessage decoded(byte[] bytes) {
        return ((SumCodec.Decoded.Message) SumCodec.decode(bytes)).message();
    }

    private static List<String> names(List<Effect> effects) {
        List<String> names = new ArrayList<>();
        effects.forEach(effect -> names.add(effect.getClass().getSimpleName()));
        return names;
    }
}
