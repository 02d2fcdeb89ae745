package io.riskmesh.enclave.oblivious;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.riskmesh.boosting.tree.ModelCovers;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeEnsemble;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ReasonsTest {

    private static final int FEATURES = 11;

    @Test
    void sums_are_those_of_a_walk_down_each_tree_and_the_margin_is_the_kernels() {
        for (int depth = 1; depth <= 8; depth++) {
            TreeEnsemble ensemble = Forests.random(depth, 23, FEATURES, depth);
            BitMaskForest forest = Forests.forest(ensemble);
            compare(ensemble, new ReasonKernel(forest), depth);
            if (depth <= BitMaskForest.LEAST_DEPTH) {
                compare(ensemble, ReasonKernel.of(forest, new VectorOblivious(forest)), depth);
            }
        }
    }

    @Test
    void sums_over_many_features_are_the_same_by_vectors() {
        TreeEnsemble ensemble = Forests.random(2, 50, 100, 6);
        BitMaskForest forest = Forests.forest(ensemble);
        compare(ensemble, ReasonKernel.of(forest, new VectorOblivious(forest)), 6);
    }

    private static void compare(TreeEnsemble ensemble, ReasonKernel kernel, int depth) {
        Random random = new Random(depth);
        int features = ensemble.schema().size();
        for (int i = 0; i < 300; i++) {
            float[] row = Forests.row(random, features);
            int[] sums = new int[features];
            Arrays.fill(sums, 77); // must be overwritten
            float margin = kernel.explain(row, sums);
            assertArrayEquals(walked(ensemble, row), sums, "depth " + depth + " row " + i);
            assertEquals(Float.floatToRawIntBits(ensemble.margin(row)), Float.floatToRawIntBits(margin));
        }
    }

    @Test
    void all_sums_together_are_the_margin_less_the_mean_up_to_rounding() {
        TreeEnsemble ensemble = Forests.random(3, 40, FEATURES, 6).stripped(ModelCovers.DATA_INDEPENDENT);
        ReasonKernel kernel = new ReasonKernel(Forests.forest(ensemble));
        double mean = ensemble.trees().stream().mapToDouble(tree -> ReasonDeltas.means(tree)[0]).sum();
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            int[] sums = new int[FEATURES];
            float margin = kernel.explain(Forests.row(random, FEATURES), sums);
            assertEquals(margin - mean, IntStream.of(sums).sum() / (double) ReasonDeltas.UNITS, 40 * 6 * 0.5 / ReasonDeltas.UNITS + 1e-5);
        }
    }

    @Test
    void the_own_features_with_the_largest_sums_are_picked_as_a_sort_picks_them() {
        Random random = new Random(20);
        for (int i = 0; i < 5_000; i++) {
            int[] sums = random.ints(FEATURES, -4 * TopReasons.LEAST_OWN, 4 * TopReasons.LEAST_OWN).toArray();
            if (i % 3 == 0) {
                sums[random.nextInt(FEATURES)] = -sums[random.nextInt(FEATURES)]; // ties
            }
            boolean[] own = new boolean[FEATURES];
            int[] codes = new int[FEATURES];
            for (int f = 0; f < FEATURES; f++) {
                own[f] = random.nextBoolean();
                codes[f] = random.nextInt(1_000);
            }
            int explain = random.nextInt(TopReasons.MOST + 1);
            int[] code = new int[explain];
            int[] direction = new int[explain];
            TopReasons top = new TopReasons(codes, own);
            top.pick(sums, code, direction);
            List<Integer> order = sorted(sums, own);
            for (int k = 0; k < explain; k++) {
                assertEquals(k < order.size() ? codes[order.get(k)] : -1, code[k]);
                assertEquals(k < order.size() ? Integer.signum(sums[order.get(k)]) : 0, direction[k]);
            }
            int total = IntStream.range(0, FEATURES).filter(f -> !own[f]).map(f -> sums[f]).sum();
            assertEquals(Math.abs(total) >= TopReasons.LEAST_OTHER ? Integer.signum(total) : 0, top.other(sums));
        }
    }

    @Test
    void the_thresholds_of_the_design_are_met_exactly() {
        TopReasons top = new TopReasons(new int[] {7, 8}, new boolean[] {true, false});
        int[] code = new int[1];
        int[] direction = new int[1];
        top.pick(new int[] {-52_428, 0}, code, direction); // 0.05 * 2^20 = 52428.8, cut
        assertArrayEquals(new int[] {7}, code);
        assertArrayEquals(new int[] {-1}, direction);
        top.pick(new int[] {52_427, 0}, code, direction);
        assertArrayEquals(new int[] {-1}, code);
        assertArrayEquals(new int[] {0}, direction);
        assertEquals(-1, top.other(new int[] {0, -262_144}));
        assertEquals(0, top.other(new int[] {0, 262_143}));
    }

    @Test
    void wrong_sizes_are_bugs() {
        TopReasons top = new TopReasons(new int[] {7, 8}, new boolean[2]);
        assertThrows(IllegalArgumentException.class, () -> top.pick(new int[3], new int[1], new int[1]));
        assertThrows(IllegalArgumentException.class, () -> top.pick(new int[2], new int[6], new int[6]));
        assertThrows(IllegalArgumentException.class, () -> new TopReasons(new int[] {-1}, new boolean[1]));
        assertThrows(IllegalArgumentException.class, () -> new TopReasons(new int[1], new boolean[2]));
        ReasonKernel kernel = new ReasonKernel(Forests.forest(Forests.random(1, 1, 3, 3)));
        assertThrows(IllegalArgumentException.class, () -> kernel.explain(new float[3], new int[2]));
        assertThrows(IllegalArgumentException.class, () -> kernel.explain(new float[2], new int[3]));
    }

    private static List<Integer> sorted(int[] sums, boolean[] own) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, sums.length)
                .filter(f -> own[f] && Math.abs(sums[f]) >= TopReasons.LEAST_OWN).boxed().toList());
        order.sort(Comparator.comparingInt((Integer f) -> -Math.abs(sums[f])).thenComparingInt(f -> f));
        return order;
    }

    private static int[] walked(TreeEnsemble ensemble, float[] row) {
        int[] sums = new int[row.length];
        for (RegressionTree tree : ensemble.trees()) {
            double[] means = ReasonDeltas.means(tree);
            int node = 0;
            while (!tree.isLeaf(node)) {
                int feature = tree.feature(node);
                int child = tree.goesLeft(node, row[feature]) ? tree.left(node) : tree.right(node);
                sums[feature] += (int) Math.rint((means[child] - means[node]) * ReasonDeltas.UNITS);
                node = child;
            }
        }
        return sums;
    }
}
