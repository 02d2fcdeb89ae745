package io.riskmesh.boosting.prediction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.schema.Objective;
import io.riskmesh.boosting.tree.ModelCovers;
import io.riskmesh.boosting.tree.RandomEnsembles;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeBuilder;
import io.riskmesh.boosting.tree.TreeEnsemble;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TreeShapTest {

    @Test
    void contributions_equal_the_sum_over_all_subsets_also_with_stripped_covers() {
        for (long seed = 0; seed < 40; seed++) {
            TreeEnsemble full = RandomEnsembles.of(seed, 4, 1 + (int) (seed % 6), 14, seed % 2 == 0);
            for (TreeEnsemble ensemble : List.of(full, full.stripped(ModelCovers.POWER_OF_TWO),
                    full.stripped(ModelCovers.DATA_INDEPENDENT))) {
                TreeShap shap = new TreeShap(ensemble);
                Random random = new Random(seed);
                for (int i = 0; i < 10; i++) {
                    float[] row = RandomEnsembles.row(random, ensemble);
                    assertArrayEquals(ExhaustiveShapley.of(ensemble, row), shap.contributions(row), 1e-9, "seed " + seed);
                }
            }
        }
    }

    @Test
    void contributions_and_bias_sum_to_the_margin() {
        for (long seed = 0; seed < 20; seed++) {
            TreeEnsemble ensemble = RandomEnsembles.of(seed, 30, 12, 60, true);
            TreeShap shap = new TreeShap(ensemble);
            Random random = new Random(seed);
            for (int i = 0; i < 20; i++) {
                float[] row = RandomEnsembles.row(random, ensemble);
                assertEquals(ensemble.margin(row), Arrays.stream(shap.contributions(row)).sum(), 1e-5, "seed " + seed);
            }
        }
    }

    @Test
    void nodes_without_cover_give_finite_contributions_equal_to_the_sum_over_all_subsets() {
        TreeEnsemble ensemble = new TreeEnsemble(Objective.SQUARED_ERROR, FeatureSchema.numbered(2),
                List.of(chain(5f, 0f, 5f, 5f, 0f), chain(5f, 5f, 0f, 0f, 0f)));
        for (float a : new float[] {-1, 1, Float.NaN}) {
            for (float b : new float[] {-1, 1, 3}) {
                float[] row = {a, b};
                double[] phi = new TreeShap(ensemble).contributions(row);
                assertArrayEquals(ExhaustiveShapley.of(ensemble, row), phi, 1e-12);
                assertEquals(ensemble.margin(row), Arrays.stream(phi).sum(), 1e-12);
            }
        }
    }

    /// Splits on feature 0, then on 1 and again on 0 at the right, with these covers.
    private static RegressionTree chain(float root, float left, float right, float rightLeft, float rightRight) {
        TreeBuilder tree = RegressionTree.builder();
        tree.expand(tree.addRoot(), 0, 0f, true);
        tree.expand(2, 1, 2f, false);
        tree.expand(3, 0, 0.5f, false);
        float[] covers = {root, left, right, rightLeft, rightRight, rightLeft, 0f};
        float[] values = {0f, 1f, 0f, 0f, 3f, 4f, 5f};
        for (int node = 0; node < covers.length; node++) {
            tree.setStatistics(node, 0f, covers[node], 0f);
            if (node == 1 || node > 3) {
                tree.setLeaf(node, values[node]);
            }
        }
        return tree.build();
    }

    @Test
    void a_feature_that_no_tree_uses_contributes_nothing_and_a_constant_is_all_bias() {
        TreeEnsemble constant = new TreeEnsemble(Objective.BINARY_LOGISTIC, FeatureSchema.numbered(3),
                List.of(RegressionTree.constant(0.25f, 1f)));
        assertArrayEquals(new double[] {0, 0, 0, 0.25}, new TreeShap(constant).contributions(new float[3]));
        assertThrows(IllegalArgumentException.class, () -> new TreeShap(constant).contributions(new float[4]));
    }
}
