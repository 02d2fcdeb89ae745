package io.riskmesh.xgboost4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.prediction.EnsemblePredictor;
import io.riskmesh.boosting.prediction.FlatForest;
import io.riskmesh.boosting.tree.TreeEnsemble;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Oracle O2 of training.md section 12.
final class NativePredictionTest {

    @Test
    void margins_of_trained_models_are_those_of_the_native_library_bit_for_bit() throws NativeTrainingException {
        for (RandomRows rows : new RandomRows[] {Models.NUMERIC, Models.MIXED}) {
            for (Map<String, Object> parameters : Models.PARAMETERS) {
                try (NativeMatrix matrix = rows.matrix();
                        NativeBooster booster = NativeBooster.train(matrix, parameters, 25)) {
                    TreeEnsemble ensemble = Models.read(booster.save(NativeBooster.Format.UBJSON));
                    assertTrue(ensemble.maxDepth() > 2);
                    assertEquals(rows.schema().feature(2).isCategorical(), hasCategoricalSplit(ensemble), parameters.toString());
                    assertSameMargins(booster, ensemble, AwkwardRows.of(ensemble, rows), parameters.toString());
                }
            }
        }
    }

    @Test
    void margins_of_any_model_are_those_of_the_native_library_bit_for_bit() throws NativeTrainingException {
        for (long seed = 0; seed < 30; seed++) {
            TreeEnsemble ensemble = RandomModels.of(seed, Models.MIXED.schema(), (int) (seed % 7));
            try (NativeBooster booster = NativeBooster.load(XgboostModelFile.writeUbjson(ensemble))) {
                assertSameMargins(booster, ensemble, AwkwardRows.of(ensemble, Models.MIXED), "seed " + seed);
            }
        }
    }

    @Test
    void predictions_in_place_are_those_of_a_matrix() throws NativeTrainingException {
        try (NativeMatrix matrix = Models.NUMERIC.matrix();
                NativeBooster booster = NativeBooster.train(matrix, Map.of("max_depth", 4), 5)) {
            float[] all = booster.predictions(matrix);
            assertArrayEquals(all, booster.predictionsInPlace(Models.NUMERIC.values(), Models.NUMERIC.rows()));
            assertEquals(all[7], booster.predictionsInPlace(Models.NUMERIC.row(7), 1)[0]);
            assertThrows(IllegalArgumentException.class, () -> booster.predictionsInPlace(new float[7], 2));
        }
    }

    private static boolean hasCategoricalSplit(TreeEnsemble ensemble) {
        return ensemble.trees().stream()
                .anyMatch(tree -> IntStream.range(0, tree.nodeCount()).anyMatch(tree::isCategorical));
    }

    private static void assertSameMargins(NativeBooster booster, TreeEnsemble ensemble, FloatMatrix rows, String at)
            throws NativeTrainingException {
        float[] flat = FlatForest.of(ensemble).margins(rows);
        float[] ours = new EnsemblePredictor(ensemble).predictions(rows);
        try (NativeMatrix matrix = NativeMatrix.of(ensemble.schema(), rows)) {
            float[] margins = booster.margins(matrix);
            float[] theirs = booster.predictions(matrix);
            for (int i = 0; i < margins.length; i++) {
                String row = at + ", row " + i;
                float expected = margins[i] + 0f; // a native base margin may be -0.0
                assertEquals(Float.floatToRawIntBits(expected), Float.floatToRawIntBits(ensemble.margin(rows.row(i))), row);
                assertEquals(Float.floatToRawIntBits(expected), Float.floatToRawIntBits(flat[i]), row);
                assertEquals(theirs[i], ours[i], 1e-6 * Math.abs(theirs[i]), row);
            }
        }
    }
}
