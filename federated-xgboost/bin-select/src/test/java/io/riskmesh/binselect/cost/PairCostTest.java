package io.riskmesh.binselect.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.binselect.pair.Pair;
import io.riskmesh.binselect.pair.PairCase;
import io.riskmesh.binselect.parameters.SelectParameters;
import io.riskmesh.binselect.punctured.MemoryPlan;
import io.riskmesh.binselect.punctured.PuncturedSelect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PairCostTest {

    @ParameterizedTest
    @CsvSource({"2500,6,8", "11,3,33"})
    void predicted_bytes_are_the_bytes_that_travel(int rows, int features, int cells) {
        PairCase random = PairCase.of(rows, features, cells, 121);
        Pair pair = random.setUp(new PuncturedSelect(MemoryPlan.none()));
        PairCost cost = PairCost.of(random.parameters(), 6, true);
        assertEquals(bytes(pair), cost.setUpBytes());
        pair.beginTree(1, random.values(), random.values());
        assertEquals(bytes(pair), cost.setUpBytes() + cost.treeBytes());
    }

    /// Design: 128 keys and ciphertexts, 240 bytes per row and feature once, and 16 per tree, + 5 %.
    @Test
    void bytes_of_the_designs_pair_are_within_five_percent() {
        PairCost cost = PairCost.of(new SelectParameters(5000, 22, 31, 20, 500_000), 6, true);
        assertTrue(cost.setUpBytes() <= 1.05 * (128 * (32 + 2 * 1152 + 2 * 1088) + 240 * 5000 * 22), "" + cost.setUpBytes());
        assertTrue(cost.treeBytes() <= 1.05 * 16 * 5000 * 22, "" + cost.treeBytes());
    }

    @Test
    void an_empty_pair_costs_nothing_and_more_rows_cost_more() {
        assertEquals(0, PairCost.of(new SelectParameters(0, 22, 31, 20, 500_000), 6, true).setUpBytes());
        PairCost small = PairCost.of(new SelectParameters(500, 22, 31, 20, 500_000), 6, true);
        PairCost large = PairCost.of(new SelectParameters(5000, 22, 31, 20, 500_000), 6, true);
        assertTrue(small.treeNanos() < large.treeNanos() && small.setUpNanos() < large.setUpNanos());
        assertTrue(large.treeNanos() < PairCost.of(new SelectParameters(5000, 22, 31, 20, 500_000), 6, false).treeNanos());
    }

    private static long bytes(Pair pair) {
        return pair.seen.stream().mapToLong(m -> m.length).sum();
    }
}
