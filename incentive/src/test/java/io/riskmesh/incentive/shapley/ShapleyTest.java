package io.riskmesh.incentive.shapley;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.incentive.leaf.LeafRule;
import io.riskmesh.incentive.leaf.LeafWeight;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ShapleyTest {

    private static final long SEED = 8_102;

    @Test
    void exact_values_are_those_of_all_coalitions_for_up_to_eight_players() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 200; round++) {
            int players = 1 + random.nextInt(8);
            LeafRule rule = Games.rule(random);
            LeafWeight weight = new LeafWeight(rule);
            LeafSums leaf = Games.leaf(random, rule, players);
            ExactShapley exact = new ExactShapley(weight, players);
            LeafShares shares = exact.of(leaf);
            assertShares(BruteForce.times(players, set -> Games.worth(weight, leaf, set)), BruteForce.factorial(players),
                    shares.weight(), exact.divisor(), round);
            assertShares(BruteForce.times(players, set -> LeafWeight.square(Games.worth(weight, leaf, set))),
                    BruteForce.factorial(players), shares.square(), exact.divisor(), round);
        }
    }

    @Test
    void every_order_of_four_players_gives_the_exact_values() {
        SplittableRandom random = new SplittableRandom(SEED);
        Permutations orders = new Permutations(halfOfAllOrders(4));
        assertEquals(24, orders.count());
        for (int round = 0; round < 100; round++) {
            LeafRule rule = Games.rule(random);
            LeafWeight weight = new LeafWeight(rule);
            LeafSums leaf = Games.leaf(random, rule, 4);
            PermutationShapley sampled = new PermutationShapley(weight, new int[] {0, 1, 2, 3}, 4);
            LeafShares shares = sampled.sum(sampled.of(leaf, orders));
            assertShares(BruteForce.times(4, set -> Games.worth(weight, leaf, set)), BruteForce.factorial(4), shares.weight(), 24, round);
        }
    }

    @Test
    void shares_add_up_equals_are_equal_and_who_brings_nothing_has_nothing() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 100; round++) {
            int players = 3 + random.nextInt(8);
            LeafRule rule = Games.rule(random);
            LeafSums drawn = Games.leaf(random, rule, players);
            long[] g = new long[players];
            long[] h = new long[players];
            for (int i = 0; i < players - 2; i++) {
                g[i] = drawn.gradient(i);
                h[i] = drawn.hessian(i);
            }
            g[players - 2] = g[0];
            h[players - 2] = h[0];
            LeafSums leaf = Games.of(rule, g, h);
            ExactShapley exact = new ExactShapley(new LeafWeight(rule), players);
            long[] shares = exact.of(leaf).weight();
            assertEquals(leaf.fullWeight() * exact.divisor(), Arrays.stream(shares).sum());
            assertEquals(shares[0], shares[players - 2]);
            assertEquals(0, shares[players - 1]);
        }
    }

    @Test
    void the_order_of_players_does_not_matter() {
        SplittableRandom random = new SplittableRandom(SEED);
        LeafRule rule = Games.rule(random);
        LeafSums leaf = Games.leaf(random, rule, 6);
        long[] g = new long[6];
        long[] h = new long[6];
        for (int i = 0; i < 6; i++) {
            g[i] = leaf.gradient(5 - i);
            h[i] = leaf.hessian(5 - i);
        }
        long[] there = new ExactShapley(new LeafWeight(rule), 6).of(leaf).weight();
        long[] back = new ExactShapley(new LeafWeight(rule), 6).of(Games.of(rule, g, h)).weight();
        for (int i = 0; i < 6; i++) {
            assertEquals(there[i], back[5 - i]);
        }
    }

    @Test
    void twenty_players_of_the_largest_sums_wrap_around_to_the_right_values() {
        LeafRule rule = new LeafRule(23, 1, 0, 0, 0, 1_000_000, 0);
        long[] g = new long[20];
        long[] h = new long[20];
        Arrays.fill(g, 1L << 48);
        Arrays.fill(h, 1);
        LeafSums leaf = Games.of(rule, g, h);
        ExactShapley exact = new ExactShapley(new LeafWeight(rule), 20);
        LeafShares shares = exact.of(leaf);
        assertArrayEquals(new long[] {shares.weight()[0]}, Arrays.stream(shares.weight()).distinct().toArray());
        assertEquals(-(16L << 26) * exact.divisor() / 20, shares.weight()[0]);
        assertEquals((1L << 34) * exact.divisor() / 20, shares.square()[0]);
    }

    @Test
    void more_permutations_than_fit_are_told() {
        assertTrue(PermutationShapley.fits(100_000, 1_000));
        assertTrue(!PermutationShapley.fits(1L << 20, 1L << 8));
    }

    private static void assertShares(BigInteger[] expected, BigInteger expectedDivisor, long[] got, long divisor, int round) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i].multiply(BigInteger.valueOf(divisor)), BigInteger.valueOf(got[i]).multiply(expectedDivisor),
                    "seed " + SEED + ", round " + round + ", player " + i);
        }
    }

    /// Of each order and its reverse, one.
    private static int[][] halfOfAllOrders(int n) {
        List<int[]> orders = new ArrayList<>();
        permute(new int[n], 0, 0, orders);
        return orders.stream().filter(order -> order[0] < order[n - 1]).toArray(int[][]::new);
    }

    private static void permute(int[] order, int place, int used, List<int[]> found) {
        if (place == order.length) {
            found.add(order.clone());
            return;
        }
        for (int i = 0; i < order.length; i++) {
            if ((used >> i & 1) == 0) {
                order[place] = i;
                permute(order, place + 1, used | 1 << i, found);
            }
        }
    }
}
