package io.riskmesh.securesum.party;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.securesum.field.Field;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.parameters.Aggregation;
import io.riskmesh.securesum.parameters.Authentication;
import io.riskmesh.securesum.parameters.MaskSumParameters;
import io.riskmesh.securesum.parameters.Roster;
import io.riskmesh.securesum.step.Effect;
import io.riskmesh.securesum.step.OpenedSum;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Whole aggregations over real bytes.
final class SumPartyTest {
    private static final Octets SCHEMA = Octets.wrap(new byte[32]);

    @ParameterizedTest
    @CsvSource({"3,1,P61", "3,2,T40", "4,2047,P61", "4,2048,T40", "5,2049,P61", "5,3265,T40", "30,1,P61"})
    void the_opened_sum_is_the_plain_sum(int banks, int cellCount, Field field) {
        Network network = new Network(banks, 17);
        Aggregation aggregation = aggregation(network, field, cellCount);
        Map<String, long[]> cells = network.randomCells(aggregation.parameters());

        OpenedSum opened = network.sum(aggregation, cells);

        assertNotNull(opened);
        assertEquals(network.roster, opened.members());
        assertArrayEquals(Network.plainSum(cells, network.roster), opened.cells());
        for (String bank : network.roster.parties()) {
            assertEquals(List.of(), network.refusals(bank));
            assertTrue(network.told.get(bank).stream().anyMatch(effect -> effect instanceof Effect.Verified), bank);
        }
    }

    @ParameterizedTest
    @EnumSource(Authentication.class)
    void banks_that_vanish_before_contributing_are_left_out_and_their_pair_masks_lifted(Authentication mode) {
        Network network = new Network(7, 18);
        network.down.addAll(List.of("bank-03", "bank-07"));
        Aggregation first = aggregation(network, Field.P61, 13);
        Aggregation aggregation = new Aggregation(
                network.sessionId, 0, 0, first.parameters().withAuthentication(mode));
        Map<String, long[]> cells = network.randomCells(aggregation.parameters());

        OpenedSum opened = network.sum(aggregation, cells);

        assertNotNull(opened);
        assertEquals(5, opened.members().size());
        assertArrayEquals(Network.plainSum(cells, opened.members()), opened.cells());
    }

    @Test
    void a_slot_of_many_aggregations_ends_with_signatures_and_the_next_slot_begins() {
        Network network = new Network(4, 19);
        network.down.add("bank-02");
        Roster members = null;
        for (int slot = 0; slot < 2; slot++) {
            for (int step = 0; step < 4; step++) {
                MaskSumParameters all = aggregation(network, Field.P61, 5).parameters();
                Aggregation aggregation = new Aggregation(
                        network.sessionId, slot, step, step == 0 ? all : all.following(members));
                Map<String, long[]> cells = network.randomCells(all);
                OpenedSum opened = network.sum(aggregation, cells);
                assertNotNull(opened, "slot " + slot + " step " + step);
                members = opened.members();
                assertArrayEquals(Network.plainSum(cells, members), opened.cells());
            }
            closeSlot(network, members);
        }
        for (String bank : members.parties()) {
            assertEquals(List.of(), network.refusals(bank));
            assertEquals(2, network.told.get(bank).stream().filter(e -> e instanceof Effect.SlotClosed).count());
        }
    }

    static void closeSlot(Network network, Roster members) {
        members.parties().forEach(bank -> network.apply(bank, new SumInput.CloseSlot(members)));
        network.deliver();
    }

    static Aggregation aggregation(Network network, Field field, int cellCount) {
        long bound = field.signedLimit() / network.roster.size();
        return new Aggregation(network.sessionId, 0, 0,
                MaskSumParameters.first(network.roster, field, cellCount, bound, network.openers(), SCHEMA));
    }
}
