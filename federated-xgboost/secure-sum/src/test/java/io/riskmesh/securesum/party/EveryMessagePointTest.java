package io.riskmesh.securesum.party;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.securesum.contributor.Contribute;
import io.riskmesh.securesum.field.Field;
import io.riskmesh.securesum.journal.JournalCodec;
import io.riskmesh.securesum.journal.JournalEntry;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.opener.AwaitSum;
import io.riskmesh.securesum.parameters.Aggregation;
import io.riskmesh.securesum.parameters.SurvivorSet;
import io.riskmesh.securesum.step.Effect;
import io.riskmesh.securesum.step.OpenedSum;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each bank in turn is taken down, or killed and restored from its journal, before each packet of a whole aggregation.
final class EveryMessagePointTest {
    private static final Octets EPOCH = Octets.wrap(new byte[] {7});
    private static final int CELLS = 5;

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5})
    void a_bank_may_vanish_before_any_packet_and_the_sum_is_right_or_absent(int banks) {
        for (String gone : new Network(banks, 1).roster.parties()) {
            for (int at = 0; at < healthyPackets(banks); at++) {
                Network network = new Network(banks, 71);
                int[] count = {0};
                int last = at;
                network.tap = packet -> {
                    if (count[0]++ == last) {
                        network.down.add(gone);
                    }
                    return packet;
                };
                runWithout(network, gone, "bank " + gone + " gone at packet " + at);
            }
        }
    }

    private static int healthyPackets(int banks) {
        Network network = new Network(banks, 71);
        int[] count = {0};
        network.tap = packet -> {
            count[0]++;
            return packet;
        };
        Aggregation aggregation = SumPartyTest.aggregation(network, Field.P61, CELLS);
        assertNotNull(network.sum(aggregation, network.randomCells(aggregation.parameters())));
        assertTrue(count[0] > 3 * banks, "the schedule had " + count[0] + " packets only");
        return count[0];
    }

    // A relay that vanished opens nothing; any other bank is left out, or stays in and has its vector handed out.
    private static void runWithout(Network network, String gone, String when) {
        Aggregation aggregation = SumPartyTest.aggregation(network, Field.P61, CELLS);
        Map<String, long[]> cells = network.randomCells(aggregation.parameters());
        network.begin(aggregation, cells);
        network.deliver();
        if (network.ready().size() >= aggregation.parameters().minimumSurvivors()) {
            network.freeze(aggregation);
            network.deliver();
            if (network.opened(aggregation) == null) {
                network.apply(network.relay, new SumInput.HandOut(gone));
                network.deliver();
            }
        }
        OpenedSum opened = network.opened(aggregation);
        boolean mustOpen = !gone.equals(network.relay) && network.ready().size() >= aggregation.parameters().minimumSurvivors();
        assertEquals(mustOpen, mustOpen && opened != null, when);
        if (opened != null) {
            assertTrue(opened.members().size() >= 3, when);
            assertArrayEquals(Network.plainSum(cells, opened.members()), opened.cells(), when);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5})
    void a_bank_may_restart_before_any_packet_and_the_sum_is_right(int banks) {
        for (String victim : new Network(banks, 1).roster.parties()) {
            for (int at = 0; at < healthyPackets(banks); at++) {
                Network network = new Network(banks, 72);
                Aggregation aggregation = SumPartyTest.aggregation(network, Field.P61, CELLS);
                Map<String, long[]> cells = network.randomCells(aggregation.parameters());
                int[] count = {0};
                int when = at;
                network.tap = packet -> {
                    if (count[0]++ == when) {
                        restart(network, aggregation, victim, cells);
                    }
                    return packet;
                };
                network.begin(aggregation, cells);
                network.deliver();
                freezeAgain(network, aggregation);
                String what = victim + " restarted at packet " + at;
                OpenedSum opened = network.opened(aggregation);
                assertNotNull(opened, what);
                assertEquals(network.roster, opened.members(), what);
                assertArrayEquals(Network.plainSum(cells, network.roster), opened.cells(), what);
                if (banks == 3) {
                    closesItsSlot(network, what);
                }
            }
        }
    }

    // What a party said before its restart must stand in its signature at the slot's end, or others would call it a liar.
    private static void closesItsSlot(Network network, String what) {
        network.tap = packet -> packet;
        SumPartyTest.closeSlot(network, network.roster);
        for (String bank : network.roster.parties()) {
            assertTrue(network.told.get(bank).stream().anyMatch(Effect.SlotClosed.class::isInstance),
                    what + ", slot still open at " + bank + ": " + network.refusals(bank));
        }
    }

    // A relay that lost its state in between is asked to freeze once more; others answer with a refusal.
    private static void freezeAgain(Network network, Aggregation aggregation) {
        SurvivorSet set = new SurvivorSet(network.sessionId, 0, 0, network.roster);
        for (int attempt = 0; attempt < 2 && network.opened(aggregation) == null; attempt++) {
            network.freeze(aggregation, set);
            network.deliver();
        }
    }

    private static void restart(Network network, Aggregation aggregation, String victim, Map<String, long[]> cells) {
        List<JournalEntry> entries = new ArrayList<>();
        entries.add(new JournalEntry.Begun(network.sessionId, EPOCH));
        for (JournalEntry entry : network.journals.get(victim)) {
            entries.add(assertInstanceOf(
                    JournalCodec.Decoded.Entry.class, JournalCodec.decode(JournalCodec.encode(entry))).entry());
        }
        network.states.put(victim, assertInstanceOf(Restoration.Restored.class,
                Restoration.of(network.contexts.get(victim), EPOCH, entries)).state());
        if (!victim.equals(network.relay)) {
            network.contribute(aggregation, victim, cells.get(victim));
            return;
        }
        network.apply(victim, new SumInput.Collect(aggregation));
        network.apply(victim, new SumInput.AwaitOpening(new AwaitSum(aggregation, victim, Secret.wrap(new byte[32]))));
        for (String bank : network.roster.parties()) {
            network.apply(bank, new SumInput.ContributeCells(
                    new Contribute(aggregation, victim, cells.get(bank), Secret.wrap(network.bytes(32)))));
        }
    }
}
