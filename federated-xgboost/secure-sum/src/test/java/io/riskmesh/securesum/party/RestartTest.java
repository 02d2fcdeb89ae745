package io.riskmesh.securesum.party;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.securesum.field.Field;
import io.riskmesh.securesum.journal.JournalCodec;
import io.riskmesh.securesum.journal.JournalEntry;
import io.riskmesh.securesum.message.FrozenSum;
import io.riskmesh.securesum.message.Reveal;
import io.riskmesh.securesum.message.SumCodec;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.parameters.Aggregation;
import io.riskmesh.securesum.parameters.Authentication;
import io.riskmesh.securesum.parameters.Roster;
import io.riskmesh.securesum.parameters.SurvivorSet;
import io.riskmesh.securesum.refusal.SumRefusal;
import io.riskmesh.securesum.step.Effect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A bank that is killed and comes back from its journal repeats itself and never says anything else.
final class RestartTest {
    private static final Octets EPOCH = Octets.wrap(new byte[] {1, 2, 3});
    private static final String VICTIM = "bank-03";

    @ParameterizedTest
    @EnumSource(Authentication.class)
    void after_a_restart_the_contribution_is_repeated_bit_for_bit(Authentication mode) {
        Network network = new Network(4, 61);
        Aggregation aggregation = aggregation(network, mode);
        Map<String, long[]> cells = network.randomCells(aggregation.parameters());
        List<byte[]> sent = recordFrom(network);
        network.begin(aggregation, cells);
        network.deliver();

        restart(network);
        network.contribute(aggregation, VICTIM, cells.get(VICTIM));
        network.deliver();
        network.freeze(aggregation);
        network.deliver();

        assertArrayEquals(sent.get(0), sent.get(1));
        assertArrayEquals(Network.plainSum(cells, network.roster), network.opened(aggregation).cells());
    }

    @Test
    void after_a_restart_other_cells_are_refused_for_the_same_aggregation() {
        Network network = new Network(4, 62);
        Aggregation aggregation = aggregation(network, Authentication.TAGGED);
        Map<String, long[]> cells = network.randomCells(aggregation.parameters());
        network.begin(aggregation, cells);
        network.deliver();

        restart(network);
        long[] others = cells.get(VICTIM).clone();
        others[0] = others[0] == 0 ? 1 : 0;
        network.contribute(aggregation, VICTIM, others);
        assertEquals(SumRefusal.DUPLICATE_CONTRIBUTION, last(network).refusal().reason());
        assertTrue(network.wire.isEmpty());
    }

    @ParameterizedTest
    @EnumSource(Authentication.class)
    void after_a_restart_the_reveal_is_repeated_bit_for_bit(Authentication mode) {
        Network network = new Network(4, 63);
        Aggregation aggregation = aggregation(network, mode);
        Map<String, long[]> cells = network.randomCells(aggregation.parameters());
        List<byte[]> reveals = new ArrayList<>();
        network.tap = packet -> {
            if (packet.from().equals(VICTIM)
                    && SumCodec.decode(packet.bytes()) instanceof SumCodec.Decoded.Message(Reveal _)) {
                reveals.add(packet.bytes());
                return reveals.size() == 1 ? null : packet;
            }
            return packet;
        };
        network.sum(aggregation, cells);

        restart(network);
        network.contribute(aggregation, VICTIM, cells.get(VICTIM));
        network.deliver();

        assertArrayEquals(reveals.get(0), reveals.get(1));
        assertArrayEquals(Network.plainSum(cells, network.roster), network.opened(aggregation).cells());
    }

    @Test
    void after_a_restart_another_set_for_the_same_aggregation_is_refused() {
        Network network = new Network(5, 64);
        Aggregation aggregation = aggregation(network, Authentication.TAGGED);
        Map<String, long[]> cells = network.randomCells(aggregation.parameters());
        network.begin(aggregation, cells);
        network.deliver();
        PartyState collecting = network.states.get(network.relay);
        network.freeze(aggregation);
        network.deliver();

        restart(network);
        network.contribute(aggregation, VICTIM, cells.get(VICTIM));
        network.wire.clear();
        network.states.put(network.relay, collecting);
        network.freeze(aggregation, new SurvivorSet(
                network.sessionId, 0, 0, Roster.of(List.of("bank-01", "bank-02", "bank-03"))));
        network.deliver();
        assertEquals(SumRefusal.SET_CONFLICT, last(network).refusal().reason());
    }

    @Test
    void after_a_restart_a_slot_that_was_left_stays_left() {
        Network network = new Network(4, 65);
        Aggregation aggregation = aggregation(network, Authentication.TAGGED);
        Map<String, long[]> cells = network.randomCells(aggregation.parameters());
        assertNotNull(network.sum(aggregation, cells));
        SumPartyTest.closeSlot(network, network.roster);
        restart(network);
        network.contribute(aggregation, VICTIM, cells.get(VICTIM));
        assertEquals(SumRefusal.STALE_SLOT, last(network).refusal().reason());
    }

    @Test
    void a_journal_of_another_epoch_or_session_or_without_a_beginning_is_rolled_back() {
        Network network = new Network(3, 66);
        var context = network.contexts.get(VICTIM);
        for (List<JournalEntry> entries : List.<List<JournalEntry>>of(
                List.of(),
                List.of(new JournalEntry.Floor(1, 0)),
                List.of(new JournalEntry.Begun(network.sessionId, Octets.wrap(new byte[] {9}))),
                List.of(new JournalEntry.Begun(Octets.wrap(new byte[32]), EPOCH)))) {
            Restoration.Refused refused =
                    assertInstanceOf(Restoration.Refused.class, Restoration.of(context, EPOCH, entries));
            assertEquals(SumRefusal.JOURNAL_ROLLED_BACK, refused.refusal().reason());
        }
    }

    @Test
    void a_bank_with_an_older_journal_cannot_pass_a_second_vector_to_the_relay() {
        Network network = new Network(4, 67);
        Aggregation aggregation = aggregation(network, Authentication.TAGGED);
        Map<String, long[]> cells = network.randomCells(aggregation.parameters());
        network.begin(aggregation, cells);
        network.deliver();
        network.journals.get(VICTIM).clear();
        network.states.put(VICTIM, PartyState.initial());
        network.contribute(aggregation, VICTIM, new long[6]);
        network.deliver();
        assertEquals(SumRefusal.DUPLICATE_CONTRIBUTION, network.refusals(network.relay).getLast().refusal().reason());
    }

    @Test
    void journal_entries_come_back_from_bytes_and_damaged_ones_are_refused() {
        Network network = new Network(3, 68);
        Aggregation aggregation = aggregation(network, Authentication.TAGGED);
        network.sum(aggregation, network.randomCells(aggregation.parameters()));
        Random random = new Random(5);
        for (JournalEntry entry : network.journals.get(VICTIM)) {
            byte[] bytes = JournalCodec.encode(entry);
            JournalCodec.Decoded.Entry again =
                    assertInstanceOf(JournalCodec.Decoded.Entry.class, JournalCodec.decode(bytes));
            assertArrayEquals(bytes, JournalCodec.encode(again.entry()));
            for (int length = 0; length < bytes.length; length += 1 + bytes.length / 50) {
                assertInstanceOf(JournalCodec.Decoded.Refused.class,
                        JournalCodec.decode(Arrays.copyOf(bytes, length)));
            }
            for (int i = 0; i < 500; i++) {
                byte[] noise = bytes.clone();
                noise[random.nextInt(noise.length)] = (byte) random.nextInt();
                assertNotNull(JournalCodec.decode(noise));
            }
        }
    }

    // Entries pass through bytes, as on a real disk.
    private static void restart(Network network) {
        List<JournalEntry> entries = new ArrayList<>();
        entries.add(new JournalEntry.Begun(network.sessionId, EPOCH));
        for (JournalEntry entry : network.journals.get(VICTIM)) {
            entries.add(((JournalCodec.Decoded.Entry) JournalCodec.decode(JournalCodec.encode(entry))).entry());
        }
        Restoration restoration = Restoration.of(network.contexts.get(VICTIM), EPOCH, entries);
        network.states.put(VICTIM, assertInstanceOf(Restoration.Restored.class, restoration).state());
        network.wire.removeIf(packet -> packet.from().equals(VICTIM)
                && SumCodec.decode(packet.bytes()) instanceof SumCodec.Decoded.Message(FrozenSum _));
    }

    private static List<byte[]> recordFrom(Network network) {
        List<byte[]> sent = new ArrayList<>();
        network.tap = packet -> {
            if (packet.from().equals(VICTIM) && Network.isContribution(packet)) {
                sent.add(packet.bytes());
            }
            return packet;
        };
        return sent;
    }

    private static Effect.Refused last(Network network) {
        return network.refusals(VICTIM).getLast();
    }

    private static Aggregation aggregation(Network network, Authentication mode) {
        return new Aggregation(network.sessionId, 0, 0,
                SumPartyTest.aggregation(network, Field.P61, 6).parameters().withAuthentication(mode));
    }
}
