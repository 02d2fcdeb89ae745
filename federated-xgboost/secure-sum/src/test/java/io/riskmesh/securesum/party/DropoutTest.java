package io.riskmesh.securesum.party;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.securesum.contributor.Contribute;
import io.riskmesh.securesum.field.Field;
import io.riskmesh.securesum.message.FrozenSum;
import io.riskmesh.securesum.message.Opened;
import io.riskmesh.securesum.message.Reveal;
import io.riskmesh.securesum.message.SumCodec;
import io.riskmesh.securesum.message.SumMessage;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.opener.AwaitSum;
import io.riskmesh.securesum.parameters.Aggregation;
import io.riskmesh.securesum.parameters.MaskSumParameters;
import io.riskmesh.securesum.parameters.Roster;
import io.riskmesh.securesum.parameters.SurvivorSet;
import io.riskmesh.securesum.refusal.SumRefusal;
import io.riskmesh.securesum.relay.FreezeSet;
import io.riskmesh.securesum.step.Effect;
import io.riskmesh.securesum.step.OpenedSum;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may vanish at which message, and what comes of it: every row of design `secure-sum.md` section 11 that happens inside
/// an aggregation, for N = 3, 4 and 5 and for each bank but the relay in turn.
final class DropoutTest {

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5})
    void a_bank_that_never_contributes_is_left_out_if_enough_remain(int banks) {
        forEachBank(banks, (network, gone) -> {
            network.down.add(gone);
            expectSumWithout(network, gone);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5})
    void a_bank_whose_contribution_is_lost_is_left_out_if_enough_remain(int banks) {
        forEachBank(banks, (network, gone) -> {
            network.tap = packet -> packet.from().equals(gone) && Network.isContribution(packet) ? null : packet;
            expectSumWithout(network, gone);
            Octets r = aggregation(network).id(network.contexts.get(gone).primitives());
            if (banks > 3) {
                assertTrue(network.told.get(gone).contains(
                        new Effect.LeftOut(r, Roster.of(network.roster.others(gone)))), gone);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5})
    void a_bank_that_vanishes_after_contributing_stays_in_the_sum(int banks) {
        forEachBank(banks, (network, gone) -> {
            network.tap = packet -> {
                if (packet.to().equals(gone) && message(packet) instanceof FrozenSum) {
                    network.down.add(gone);
                }
                return packet;
            };
            Map<String, long[]> cells = network.randomCells(aggregation(network).parameters());
            assertNull(network.sum(aggregation(network), cells), "its fingerprint is missing");
            network.apply(network.relay, new SumInput.HandOut(gone));
            network.deliver();
            OpenedSum opened = network.opened(aggregation(network));
            assertEquals(network.roster, opened.members());
            assertArrayEquals(Network.plainSum(cells, network.roster), opened.cells());
            network.roster.others(gone).forEach(bank -> assertTrue(
                    network.told.get(bank).stream().anyMatch(Effect.Verified.class::isInstance), bank));
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5})
    void a_bank_whose_reveal_is_lost_stays_in_the_sum(int banks) {
        forEachBank(banks, (network, gone) -> {
            network.tap = packet -> packet.from().equals(gone) && message(packet) instanceof Reveal ? null : packet;
            Map<String, long[]> cells = network.randomCells(aggregation(network).parameters());
            assertNull(network.sum(aggregation(network), cells));
            network.apply(network.relay, new SumInput.HandOut(gone));
            network.deliver();
            assertArrayEquals(Network.plainSum(cells, network.roster), network.opened(aggregation(network)).cells());
            assertEquals(List.of(gone), missing(network));
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5})
    void nothing_opens_if_fewer_than_t_banks_reveal(int banks) {
        Network network = new Network(banks, 31);
        int threshold = MaskSumParameters.defaultThreshold(banks);
        List<String> silent = network.roster.parties().subList(threshold - 1, banks);
        network.tap = packet ->
                silent.contains(packet.from()) && message(packet) instanceof Reveal ? null : packet;
        Map<String, long[]> cells = network.randomCells(aggregation(network).parameters());
        network.sum(aggregation(network), cells);
        silent.forEach(gone -> network.apply(network.relay, new SumInput.HandOut(gone)));
        network.deliver();
        assertNull(network.opened(aggregation(network)));

        network.apply(network.relay, new SumInput.GiveUp(SumRefusal.TOO_FEW_BANKS));
        network.deliver();
        network.roster.parties().forEach(bank -> assertTrue(network.told.get(bank).stream()
                .anyMatch(effect -> effect instanceof Effect.Abandoned(_, SumRefusal reason)
                        && reason == SumRefusal.TOO_FEW_BANKS), bank));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5})
    void in_a_range_with_a_set_the_slot_ends_unopened_when_a_member_vanishes(int banks) {
        forEachBank(banks, (network, gone) -> {
            Map<String, long[]> cells = network.randomCells(aggregation(network).parameters());
            assertNotNull(network.sum(aggregation(network), cells));
            network.down.add(gone);
            Aggregation second = new Aggregation(
                    network.sessionId, 0, 1, aggregation(network).parameters().following(network.roster));
            network.begin(second, cells);
            network.deliver();
            SurvivorSet smaller = new SurvivorSet(network.sessionId, 0, 0, Roster.of(network.roster.others(gone)));
            network.freeze(second, smaller);
            network.deliver();
            assertNull(network.opened(second));
            network.roster.others(gone).forEach(bank -> assertEquals(
                    SumRefusal.SET_CONFLICT, network.refusals(bank).getFirst().refusal().reason()));
        });
    }

    @Test
    void another_relay_collects_again_and_banks_send_identical_bytes() {
        Network network = new Network(4, 33);
        List<byte[]> sent = new ArrayList<>();
        network.tap = packet -> {
            if (packet.from().equals("bank-02") && Network.isContribution(packet)) {
                sent.add(packet.bytes());
            }
            return packet;
        };
        Aggregation aggregation = withOpeners(network, List.of("bank-01", "bank-04"));
        Map<String, long[]> cells = network.randomCells(aggregation.parameters());
        network.begin(aggregation, cells);
        network.deliver();

        network.down.add("bank-01");
        String second = "bank-04";
        network.apply(second, new SumInput.Collect(aggregation));
        network.apply(second, new SumInput.AwaitOpening(new AwaitSum(aggregation, second, Secret.wrap(new byte[32]))));
        for (String bank : List.of("bank-02", "bank-03", "bank-04")) {
            network.apply(bank, new SumInput.ContributeCells(
                    new Contribute(aggregation, second, cells.get(bank), Secret.wrap(network.bytes(32)))));
        }
        network.deliver();
        SurvivorSet set = new SurvivorSet(
                network.sessionId, 0, 0, Roster.of(List.of("bank-02", "bank-03", "bank-04")));
        network.register.add(set);
        network.apply(second, new SumInput.Freeze(new FreezeSet(set, Octets.EMPTY)));
        network.deliver();

        assertArrayEquals(Network.plainSum(cells, set.members()), network.opened(aggregation).cells());
        assertArrayEquals(sent.get(0), sent.get(1));
    }

    @Test
    void a_replaced_opener_asks_again_and_gets_the_identical_reveals() {
        Network network = new Network(4, 34);
        Aggregation aggregation = withOpeners(network, List.of("bank-02", "bank-03"));
        List<byte[]> reveals = new ArrayList<>();
        network.tap = packet -> {
            if (message(packet) instanceof Reveal && packet.from().equals("bank-04")) {
                reveals.add(packet.bytes());
            }
            boolean toSecond = packet.to().equals("bank-03") && message(packet) instanceof Reveal
                    && packet.from().equals("bank-01");
            return toSecond || message(packet) instanceof Opened ? null : packet;
        };
        Map<String, long[]> cells = network.randomCells(aggregation.parameters());
        network.sum(aggregation, cells);
        assertEquals(0, sums(network, "bank-03"));
        network.down.add("bank-02");
        network.tap = packet -> {
            if (message(packet) instanceof Reveal && packet.from().equals("bank-04")) {
                reveals.add(packet.bytes());
            }
            return packet;
        };
        network.apply("bank-03", new SumInput.AskAgain());
        network.deliver();
        network.apply(network.relay, new SumInput.HandOut("bank-02"));
        network.deliver();
        assertEquals(1, sums(network, "bank-03"));
        assertArrayEquals(reveals.get(0), reveals.get(1));
    }

    private static long sums(Network network, String opener) {
        return network.told.get(opener).stream().filter(Effect.SumOpened.class::isInstance).count();
    }

    private static List<String> missing(Network network) {
        List<String> missing = List.of();
        for (Effect effect : network.told.get(network.relay)) {
            if (effect instanceof Effect.RevealsMissing(_, List<String> parties)) {
                missing = parties;
            }
        }
        return missing;
    }

    private static void expectSumWithout(Network network, String gone) {
        Aggregation aggregation = aggregation(network);
        Map<String, long[]> cells = network.randomCells(aggregation.parameters());
        OpenedSum opened = network.sum(aggregation, cells);
        if (network.roster.size() == 3) {
            assertNull(opened, "three banks tolerate no dropout");
            assertEquals(SumRefusal.TOO_FEW_BANKS, network.refusals(network.relay).getFirst().refusal().reason());
            return;
        }
        assertEquals(network.roster.others(gone), opened.members().parties());
        assertArrayEquals(Network.plainSum(cells, opened.members()), opened.cells());
    }

    private interface Case {
        void run(Network network, String gone);
    }

    private static void forEachBank(int banks, Case body) {
        for (int i = 2; i <= banks; i++) {
            body.run(new Network(banks, 30 + i), "bank-%02d".formatted(i));
        }
    }

    private static SumMessage message(Network.Packet packet) {
        return ((SumCodec.Decoded.Message) SumCodec.decode(packet.bytes())).message();
    }

    private static Aggregation aggregation(Network network) {
        return SumPartyTest.aggregation(network, Field.P61, 6);
    }

    private static Aggregation withOpeners(Network network, List<String> openers) {
        return new Aggregation(network.sessionId, 0, 0, MaskSumParameters.first(
                network.roster, Field.P61, 6, 1000, Roster.of(openers), Octets.wrap(new byte[32])));
    }
}
