package io.riskmesh.binselect.pair;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.binselect.octets.Secret;
import io.riskmesh.binselect.refusal.Refusal;
import io.riskmesh.binselect.refusal.SelectRefusal;
import io.riskmesh.binselect.step.Effect;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What every engine must do.
public abstract class PairContract {

    protected abstract SelectEngine engine();

    @ParameterizedTest
    @CsvSource({"1,1,2", "7,3,2", "40,2,3", "65,4,31", "129,3,32", "50,2,33", "33,1,256", "0,4,32", "9,0,32"})
    void shares_add_up_to_the_histogram(int rows, int features, int cells) {
        long seed = 1000L * rows + 10L * features + cells;
        PairCase random = PairCase.of(rows, features, cells, seed);
        Pair pair = random.setUp(engine());
        assertTrue(pair.owner.isTold(new Effect.SetUpDone()) && pair.holder.isTold(new Effect.SetUpDone()), "seed " + seed);
        for (int slot = 3; slot <= 5; slot++) {
            long[] g = random.values();
            long[] h = random.values();
            pair.beginTree(slot, g, h);
            assertTrue(pair.owner.isTold(new Effect.TreeReady(slot)), "seed " + seed);
            assertTrue(rows * features == 0 || pair.holder.isTold(new Effect.TreeReady(slot)), "seed " + seed);
            for (int level = 0; level < 3; level++) {
                List<NodeRows> nodes = random.nodes(1 << level);
                assertArrayEquals(SlowHistogram.of(random, g, h, nodes), pair.open(slot, level, nodes),
                        "seed " + seed + ", slot " + slot + ", level " + level);
            }
        }
        assertEquals(List.of(), pair.owner.refusals());
        assertEquals(List.of(), pair.holder.refusals());
    }

    @Test
    void a_tree_begun_again_with_the_same_gradients_is_the_same_and_with_others_is_refused() {
        PairCase random = PairCase.of(20, 3, 5, 11);
        Pair pair = random.setUp(engine());
        long[] g = random.values();
        long[] h = random.values();
        pair.beginTree(1, g, h);
        byte[] sent = pair.seen.getLast();
        pair.beginTree(1, g.clone(), h.clone());
        assertArrayEquals(sent, pair.seen.getLast());
        long[] other = g.clone();
        other[3] += other[3] > 0 ? -1 : 1;
        int messages = pair.seen.size();
        pair.beginTree(1, other, h);
        assertEquals(List.of(SelectRefusal.SEED_REUSED), reasons(pair.owner));
        assertEquals(messages, pair.seen.size());
        assertEquals(List.of(), pair.holder.refusals());
    }

    @Test
    void earlier_slots_and_levels_and_other_nodes_of_a_level_are_refused() {
        PairCase random = PairCase.of(20, 3, 5, 12);
        Pair pair = random.setUp(engine());
        pair.beginTree(4, random.values(), random.values());
        List<NodeRows> nodes = random.nodes(2);
        long[][] once = pair.open(4, 2, nodes);
        assertArrayEquals(once, pair.open(4, 2, nodes));
        for (Pair.Side side : List.of(pair.owner, pair.holder)) {
            side.order(new PairInput.BuildLevel(4, 2, random.nodes(3)));
            side.order(new PairInput.BuildLevel(4, 1, nodes));
            side.order(new PairInput.BuildLevel(3, 3, nodes));
            assertEquals(List.of(SelectRefusal.PASS_REPLAYED, SelectRefusal.PASS_REPLAYED, SelectRefusal.PASS_REPLAYED),
                    reasons(side));
        }
        pair.beginTree(3, random.values(), random.values());
        assertEquals(SelectRefusal.PASS_REPLAYED, reasons(pair.owner).getLast());
    }

    @Test
    void nodes_that_do_not_fit_the_rows_are_refused() {
        PairCase random = PairCase.of(20, 3, 5, 13);
        Pair pair = random.setUp(engine());
        pair.beginTree(1, random.values(), random.values());
        List<List<NodeRows>> wrong = List.of(
                List.of(new NodeRows(1, new int[] {20})), List.of(new NodeRows(1, new int[] {-1})),
                List.of(new NodeRows(1, new int[] {3, 3})), List.of(new NodeRows(1, new int[] {4, 3})),
                List.of(new NodeRows(1, new int[] {1}), new NodeRows(1, new int[] {2})),
                List.of(new NodeRows(1, new int[] {1, 2}), new NodeRows(2, new int[] {2})));
        for (Pair.Side side : List.of(pair.owner, pair.holder)) {
            wrong.forEach(nodes -> side.order(new PairInput.BuildLevel(1, 0, nodes)));
            side.order(new PairInput.BuildLevel(2, 0, random.nodes(1)));
            assertEquals(7, reasons(side).stream().filter(r -> r == SelectRefusal.LAYOUT_MISMATCH).count());
        }
        List<NodeRows> nodes = random.nodes(1);
        pair.open(1, 0, nodes);
    }

    @Test
    void gradients_beyond_the_bound_or_of_other_rows_are_refused() {
        PairCase random = PairCase.of(4, 1, 2, 14);
        Pair pair = random.setUp(engine());
        long bound = random.parameters().valueBound();
        long[] zeros = new long[4];
        pair.beginTree(1, new long[] {0, bound + 1, 0, 0}, zeros);
        pair.beginTree(1, zeros, new long[] {0, 0, 0, -bound - 1});
        pair.beginTree(1, zeros, new long[] {0, 0, 0, Long.MIN_VALUE});
        pair.beginTree(1, new long[3], zeros);
        assertEquals(List.of(SelectRefusal.INPUT_OUT_OF_BOUND, SelectRefusal.INPUT_OUT_OF_BOUND,
                SelectRefusal.INPUT_OUT_OF_BOUND, SelectRefusal.LAYOUT_MISMATCH), reasons(pair.owner));
        assertTrue(pair.owner.refusals().stream().map(Refusal::toString).noneMatch(t -> t.contains("" + (bound + 1))));
    }

    @Test
    void messages_of_another_pair_and_bytes_that_are_none_are_refused() {
        PairCase random = PairCase.of(10, 2, 4, 15);
        Pair pair = random.setUp(engine());
        Pair other = PairCase.of(10, 2, 4, 16).setUp(engine());
        other.beginTree(1, random.values(), random.values());
        pair.holder.order(new PairInput.ReceivedBytes(other.seen.getLast()));
        pair.holder.order(new PairInput.ReceivedBytes(new byte[] {'B', 9, 5}));
        pair.holder.order(new PairInput.ReceivedBytes(new byte[0]));
        assertEquals(List.of(SelectRefusal.WRONG_SESSION, SelectRefusal.MALFORMED_MESSAGE, SelectRefusal.LENGTH_MISMATCH),
                reasons(pair.holder));
    }

    @Test
    void lost_corrections_are_asked_for_and_said_again() {
        PairCase random = PairCase.of(20, 3, 5, 17);
        Pair pair = random.setUp(engine());
        long[] g = random.values();
        long[] h = random.values();
        pair.beginTree(1, random.values(), random.values());
        pair.owner.order(new PairInput.BeginTree(2, g, h));
        pair.drop();
        pair.owner.order(new PairInput.Resume());
        pair.deliver();
        assertTrue(pair.holder.isTold(new Effect.TreeReady(2)));
        List<NodeRows> nodes = random.nodes(2);
        assertArrayEquals(SlowHistogram.of(random, g, h, nodes), pair.open(2, 0, nodes));
    }

    @Test
    void states_inputs_and_effects_print_no_values() {
        PairCase random = PairCase.of(3, 1, 4, 18);
        Pair pair = random.setUp(engine());
        long[] values = {12345, -23456, 31415};
        PairInput.BeginTree order = new PairInput.BeginTree(1, values, values);
        pair.owner.order(order);
        pair.deliver();
        pair.open(1, 0, random.nodes(1));
        String printed = order + " " + pair.owner.told + pair.holder.told + new PairInput.SetUpGradients(Secret.wrap(new byte[32]))
                + pair.owner.state + pair.holder.state;
        assertTrue(!printed.contains("12345") && !printed.contains("23456") && !printed.contains("31415"), printed);
    }

    protected static List<SelectRefusal> reasons(Pair.Side side) {
        return side.refusals().stream().map(Refusal::reason).toList();
    }
}
