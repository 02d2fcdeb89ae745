package io.riskmesh.boosting.prediction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.boosting.schema.Feature;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.schema.Objective;
import io.riskmesh.boosting.tree.RandomEnsembles;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeBuilder;
import io.riskmesh.boosting.tree.TreeEnsemble;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class FlatForestTest {

    @Test
    void margins_of_single_rows_have_the_bits_of_the_plain_walk() {
        for (long seed = 0; seed < 60; seed++) {
            TreeEnsemble ensemble = RandomEnsembles.of(seed, (int) (seed % 14), 1 + (int) (seed % 9), 40, seed % 3 != 0);
            FlatForest forest = FlatForest.of(ensemble);
            Random random = new Random(seed);
            for (int i = 0; i < 500; i++) {
                float[] row = RandomEnsembles.row(random, ensemble);
                assertSameBits(ensemble.margin(row), forest.margin(row), "seed " + seed + " row " + i);
            }
        }
    }

    @Test
    void infinities_extremes_and_signed_zeros_go_where_the_plain_walk_sends_them() {
        float[] extremes = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MAX_VALUE, -Float.MAX_VALUE,
            Float.MIN_VALUE, -Float.MIN_VALUE, 0f, -0f, Float.MIN_NORMAL, 1f, -1f, Float.intBitsToFloat(0xffc00001)};
        for (float threshold : extremes) {
            if (!Float.isFinite(threshold)) {
                continue;
            }
            for (boolean missingLeft : new boolean[] {true, false}) {
                TreeEnsemble stump = stump(threshold, missingLeft);
                FlatForest forest = FlatForest.of(stump);
                for (float x : extremes) {
                    assertSameBits(stump.margin(new float[] {x}), forest.margin(new float[] {x}), x + " < " + threshold);
                }
            }
        }
    }

    private static TreeEnsemble stump(float threshold, boolean missingLeft) {
        TreeBuilder tree = RegressionTree.builder();
        int left = tree.expand(tree.addRoot(), 0, threshold, missingLeft);
        tree.setLeaf(left, 1f);
        tree.setLeaf(left + 1, 2f);
        return new TreeEnsemble(Objective.SQUARED_ERROR, FeatureSchema.numbered(1), List.of(tree.build()));
    }

    @Test
    void large_negative_fractional_and_unknown_codes_go_where_the_plain_walk_sends_them() {
        TreeBuilder tree = RegressionTree.builder();
        int left = tree.expand(tree.addRoot(), 0, new int[] {0, 3, 4095, 4096, 16_777_215}, true);
        tree.setLeaf(left, 1f);
        tree.setLeaf(left + 1, 2f);
        FeatureSchema schema = new FeatureSchema(List.of(Feature.categorical("kind", List.of())));
        TreeEnsemble ensemble = new TreeEnsemble(Objective.SQUARED_ERROR, schema, List.of(tree.build()));
        FlatForest forest = FlatForest.of(ensemble);
        for (float code : new float[] {Float.NaN, -1, -0.5f, -0f, 0, 1, 3, 3.7f, 4, 4094, 4095, 4096, 4097, 16_777_214,
            16_777_215, 16_777_216, Float.MAX_VALUE, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            assertSameBits(ensemble.margin(new float[] {code}), forest.margin(new float[] {code}), "code " + code);
        }
    }

    @Test
    void a_batch_has_the_bits_of_its_rows_at_awkward_sizes() {
        TreeEnsemble ensemble = RandomEnsembles.of(4, 20, 7, 60, true);
        FlatForest forest = FlatForest.of(ensemble);
        for (int rows : new int[] {0, 1, 13, 63, 64, 65, 207, 4098}) {
            FloatMatrix matrix = rows(ensemble, rows);
            float[] margins = forest.margins(matrix);
            assertEquals(rows, margins.length);
            for (int i = 0; i < rows; i++) {
                assertSameBits(ensemble.margin(matrix.row(i)), margins[i], "row " + i + " of " + rows);
            }
        }
    }

    @Test
    void predictions_are_probabilities_of_a_logistic_model_and_margins_of_another() {
        TreeEnsemble logistic = RandomEnsembles.of(2, 9, 4, 20, true);
        TreeEnsemble squared = RandomEnsembles.of(3, 9, 4, 20, true);
        FloatMatrix rows = rows(logistic, 207);
        float[] margins = new EnsemblePredictor(logistic).margins(rows);
        float[] probabilities = new EnsemblePredictor(logistic).predictions(rows);
        for (int i = 0; i < margins.length; i++) {
            assertEquals(1 / (1 + Math.exp(-margins[i])), probabilities[i], 1e-7);
        }
        EnsemblePredictor plain = new EnsemblePredictor(squared);
        assertArrayEquals(plain.margins(rows), plain.predictions(rows));
    }

    @Test
    void rows_of_another_width_are_refused() {
        FlatForest forest = FlatForest.of(RandomEnsembles.of(2, 3, 4, 5, false));
        assertThrows(IllegalArgumentException.class, () -> forest.margin(new float[3]));
        assertThrows(IllegalArgumentException.class, () -> forest.margin(new float[5]));
        assertThrows(IllegalArgumentException.class, () -> forest.margins(new FloatMatrix(1, 3, new float[3])));
    }

    private static FloatMatrix rows(TreeEnsemble ensemble, int rows) {
        Random random = new Random(rows);
        float[] values = new float[rows * ensemble.schema().size()];
        for (int i = 0; i < rows; i++) {
            System.arraycopy(RandomEnsembles.row(random, ensemble), 0, values, i * ensemble.schema().size(),
                    ensemble.schema().size());
        }
        return new FloatMatrix(rows, ensemble.schema().size(), values);
    }

    private static void assertSameBits(float expected, float actual, String at) {
        assertEquals(Float.floatToRawIntBits(expected), Float.floatToRawIntBits(actual),
                () -> at + ": expected " + expected + ", got " + actual);
    }
}
