package io.riskmesh.enclave.oblivious;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.riskmesh.boosting.prediction.FlatForest;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.schema.Objective;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeBuilder;
import io.riskmesh.boosting.tree.TreeEnsemble;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class KernelBitsTest {

    private static final int[] TREES = {0, 1, 2, 13, 64, 107};
    private static final int[] FEATURES = {1, 2, 13, 63, 64, 65, 127, 128};

    @Test
    void margins_have_the_bits_of_the_flat_forest_at_awkward_sizes() {
        for (int trees : TREES) {
            for (int features : FEATURES) {
                compare(Forests.random(31L * trees + features, trees, features, 6), 60);
            }
        }
    }

    @Test
    void margins_of_trees_of_every_depth_have_the_bits_of_the_flat_forest() {
        for (int depth = 0; depth <= 8; depth++) {
            for (long seed = 0; seed < 12; seed++) {
                compare(Forests.random(seed, 17, 5, depth), 60);
            }
        }
    }

    @Test
    void every_edge_of_float_goes_where_xgboosts_rule_sends_it() {
        float[] edges = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MAX_VALUE, -Float.MAX_VALUE,
            Float.MIN_VALUE, -Float.MIN_VALUE, 0f, -0f, Float.MIN_NORMAL, 1f, -1f, Float.intBitsToFloat(0xffc00001),
            Float.intBitsToFloat(0x7fffffff), Float.intBitsToFloat(0xffffffff), Float.intBitsToFloat(0x7f800001)};
        for (float threshold : edges) {
            if (Float.isFinite(threshold)) {
                compareStump(threshold, true, edges);
                compareStump(threshold, false, edges);
            }
        }
    }

    @Test
    void a_feature_with_254_thresholds_uses_every_rank() {
        Random random = new Random(5);
        List<RegressionTree> trees = new ArrayList<>();
        for (int t = 0; t < 254; t++) {
            trees.add(stump(t == 0 ? -Float.MAX_VALUE : t == 253 ? Float.MAX_VALUE : t - 100, random.nextBoolean(),
                    random.nextFloat()));
        }
        TreeEnsemble ensemble = new TreeEnsemble(Objective.SQUARED_ERROR, FeatureSchema.numbered(1), trees);
        TestVectors vectors = TestVectors.atThresholds(ensemble, 1);
        assertEquals(1 + 3 * 254, vectors.rows().size());
        for (ForestKernel kernel : kernels(ensemble)) {
            assertEquals("", KernelSelection.difference(kernel, vectors).orElse(""));
        }
    }

    @Test
    void rows_of_another_width_are_refused() {
        for (ForestKernel kernel : kernels(Forests.random(1, 3, 4, 6))) {
            assertThrows(IllegalArgumentException.class, () -> kernel.margin(new float[3]));
            assertThrows(IllegalArgumentException.class, () -> kernel.margin(new float[5]));
        }
    }

    private static void compareStump(float threshold, boolean missingLeft, float[] edges) {
        TreeEnsemble ensemble = new TreeEnsemble(Objective.SQUARED_ERROR, FeatureSchema.numbered(1),
                List.of(stump(threshold, missingLeft, 1f)));
        for (ForestKernel kernel : kernels(ensemble)) {
            for (float x : edges) {
                assertEquals(ensemble.margin(new float[] {x}), kernel.margin(new float[] {x}),
                        kernel.name() + " " + x + " < " + threshold + " missing left " + missingLeft);
            }
        }
    }

    private static RegressionTree stump(float threshold, boolean missingLeft, float leaf) {
        TreeBuilder tree = RegressionTree.builder();
        int left = tree.expand(tree.addRoot(), 0, threshold, missingLeft);
        tree.setLeaf(left, leaf);
        tree.setLeaf(left + 1, -2 * leaf);
        return tree.build();
    }

    private static void compare(TreeEnsemble ensemble, int rows) {
        FlatForest flat = FlatForest.of(ensemble);
        Random random = new Random(rows);
        for (ForestKernel kernel : kernels(ensemble)) {
            for (int i = 0; i < rows; i++) {
                float[] row = Forests.row(random, ensemble.schema().size());
                assertEquals(Float.floatToRawIntBits(flat.margin(row)), Float.floatToRawIntBits(kernel.margin(row)),
                        kernel.name() + " of " + ensemble.trees().size() + " trees, " + row.length + " features, row " + i);
            }
        }
    }

    private static List<ForestKernel> kernels(TreeEnsemble ensemble) {
        BitMaskForest forest = Forests.forest(ensemble);
        List<ForestKernel> kernels = new ArrayList<>(List.of(new ScalarOblivious(forest)));
        if (forest.depth == BitMaskForest.LEAST_DEPTH) {
            kernels.add(new VectorOblivious(forest)); // right also where it is slow
        }
        return kernels;
    }
}
