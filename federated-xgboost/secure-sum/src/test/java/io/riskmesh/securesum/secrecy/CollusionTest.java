package io.riskmesh.securesum.secrecy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.securesum.context.SumContext;
import io.riskmesh.securesum.field.Field;
import io.riskmesh.securesum.mask.VectorMasker;
import io.riskmesh.securesum.message.Contribution;
import io.riskmesh.securesum.message.Freeze;
import io.riskmesh.securesum.message.FrozenSum;
import io.riskmesh.securesum.message.Reveal;
import io.riskmesh.securesum.message.SumCodec;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.parameters.Aggregation;
import io.riskmesh.securesum.parameters.MaskSumParameters;
import io.riskmesh.securesum.parameters.Roster;
import io.riskmesh.securesum.parameters.SurvivorSet;
import io.riskmesh.securesum.party.Network;
import io.riskmesh.securesum.primitive.AesCtrKeystreams;
import io.riskmesh.securesum.step.OpenedSum;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The bank that is relay and opener colludes with t - 2 others, so t - 1 banks in all: what they make of an honest bank's
/// vector is uniform, although its cells all have one value. One bank more, and they have the vector: the same
/// reconstruction then succeeds, so it is not for want of trying that it fails.
final class CollusionTest {
    private static final long SEED = 7201;
    private static final int CELLS = 20_000;
    private static final Field FIELD = Field.P61;

    private final Map<String, Contribution> contributions = new TreeMap<>();
    private final Map<String, Reveal> reveals = new TreeMap<>();
    private Freeze freeze;
    private Network network;
    private Aggregation aggregation;
    private Octets r;
    private Map<String, long[]> cells;

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 7})
    void nothing_is_learned_of_a_bank_that_never_got_into_a_sum(int banks) {
        contribute(banks);
        String victim = victim(banks);
        assertFalse(coalition(threshold() - 1).findsPrivateSeed(victim));
        checkThatOnlyThresholdSucceeds(victim);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 7})
    void nothing_but_the_sum_is_learned_of_a_bank_in_the_opened_set(int banks) {
        contribute(banks);
        OpenedSum opened = open(network.roster);
        assertArrayEquals(Network.plainSum(cells, network.roster), opened.cells());
        checkThatOnlyThresholdSucceeds(victim(banks));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 7})
    void nothing_is_learned_of_a_bank_left_out_although_its_pair_seeds_were_shown(int banks) {
        contribute(banks);
        String victim = victim(banks);
        OpenedSum opened = open(Roster.of(network.roster.others(victim)));
        assertArrayEquals(Network.plainSum(cells, opened.members()), opened.cells());
        Coalition coalition = coalition(threshold() - 1);
        assertEquals(threshold() - 1, coalition.sharesOfPrivateSeed(victim));
        assertFalse(coalition.findsPrivateSeed(victim));
        checkThatOnlyThresholdSucceeds(victim);
    }

    @Test
    void of_three_banks_a_relay_alone_learns_nothing_and_with_one_other_everything() {
        contribute(3);
        assertNotNull(open(network.roster));
        checkThatOnlyThresholdSucceeds(victim(3));
    }

    private void checkThatOnlyThresholdSucceeds(String victim) {
        Coalition below = coalition(threshold() - 1);
        byte[] guess = below.reconstruct(victim);
        Uniformity.scores(FIELD, guess).forEach((statistic, score) -> assertTrue(
                Uniformity.isPlausible(score), () -> below + ": " + statistic + " has score " + score + ", seed " + SEED));
        Coalition enough = coalition(threshold());
        assertTrue(enough.findsPrivateSeed(victim), enough::toString);
        assertArrayEquals(cells.get(victim), VectorMasker.unmask(FIELD, enough.reconstruct(victim), List.of(), new AesCtrKeystreams()), enough::toString);
    }

    // The last bank; coalitions are made of the first ones.
    private String victim(int banks) {
        return network.roster.parties().get(banks - 1);
    }

    private int threshold() {
        return aggregation.parameters().threshold();
    }

    private void contribute(int banks) {
        network = new Network(banks, SEED);
        network.tap = this::overhear;
        long bound = FIELD.signedLimit() / banks;
        aggregation = new Aggregation(network.sessionId, 0, 0, MaskSumParameters.first(
                network.roster, FIELD, CELLS, bound, network.openers(), Octets.wrap(new byte[32])));
        r = aggregation.id(network.contexts.get(network.relay).primitives());
        cells = new TreeMap<>();
        for (String bank : network.roster.parties()) {
            long[] own = new long[CELLS];
            Arrays.fill(own, bound - network.roster.index(bank));
            cells.put(bank, own);
        }
        network.begin(aggregation, cells);
        network.deliver();
    }

    private OpenedSum open(Roster survivors) {
        network.freeze(aggregation, new SurvivorSet(network.sessionId, 0, 0, survivors));
        network.deliver();
        return network.opened(aggregation);
    }

    private Network.Packet overhear(Network.Packet packet) {
        if (SumCodec.decode(packet.bytes()) instanceof SumCodec.Decoded.Message(var message)) {
            if (message instanceof Contribution contribution) {
                contributions.put(packet.from(), contribution);
            }
            if (message instanceof FrozenSum frozen && freeze == null) {
                freeze = frozen.freeze();
            }
            if (message instanceof Reveal reveal) {
                reveals.put(reveal.party(), reveal);
            }
        }
        return packet;
    }

    private Coalition coalition(int size) {
        List<String> names = network.roster.parties().subList(0, size);
        Map<String, SumContext> members = new TreeMap<>();
        names.forEach(name -> members.put(name, network.contexts.get(name)));
        Coalition coalition = new Coalition(aggregation.parameters(), r, members, contributions);
        reveals.values().forEach(reveal -> coalition.take(freeze, reveal));
        return coalition;
    }
}
