package io.riskmesh.xgboost4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class NativeBoosterTest {

    private static final RandomRows ROWS = RandomRows.of(11, 500, 6, true);

    @Test
    void training_ranks_positives_above_negatives() throws NativeTrainingException {
        try (NativeMatrix matrix = ROWS.matrix();
                NativeBooster booster = NativeBooster.train(matrix, Map.of("max_depth", 3), 20)) {
            assertTrue(booster.evaluate(matrix, "auc") > 0.9);
            assertTrue(booster.evaluate(matrix, "logloss") < 0.5);
        }
    }

    @Test
    void boosting_with_the_objectives_own_gradients_gives_the_same_margins_as_training() throws NativeTrainingException {
        Map<String, Object> parameters = Map.of("max_depth", 3, "objective", "reg:squarederror");
        try (NativeMatrix matrix = ROWS.matrix();
                NativeBooster trained = NativeBooster.train(matrix, parameters, 3);
                NativeBooster boosted = NativeBooster.untrained(matrix, parameters)) {
            for (int round = 0; round < 3; round++) {
                float[] gradients = boosted.margins(matrix);
                float[] hessians = new float[ROWS.rows()];
                for (int i = 0; i < gradients.length; i++) {
                    gradients[i] -= ROWS.labels()[i];
                    hessians[i] = 1f;
                }
                boosted.boost(matrix, gradients, hessians);
            }
            assertArrayEquals(trained.margins(matrix), boosted.margins(matrix));
        }
    }

    @Test
    void a_weight_of_two_equals_a_row_given_twice() throws NativeTrainingException {
        RandomRows rows = RandomRows.of(5, 207, 4, false);
        float[] twice = new float[rows.values().length * 2];
        float[] labels = new float[rows.rows() * 2];
        for (int copy = 0; copy < 2; copy++) {
            System.arraycopy(rows.values(), 0, twice, copy * rows.values().length, rows.values().length);
            System.arraycopy(rows.labels(), 0, labels, copy * rows.rows(), rows.rows());
        }
        float[] weights = new float[rows.rows()];
        java.util.Arrays.fill(weights, 2f);
        try (NativeMatrix weighted = rows.matrix().withWeights(weights);
                NativeMatrix doubled = NativeMatrix.of(rows.schema(), labels.length, twice).withLabels(labels);
                NativeBooster one = NativeBooster.train(weighted, Map.of("max_depth", 2), 1);
                NativeBooster two = NativeBooster.train(doubled, Map.of("max_depth", 2), 1)) {
            assertEquals(one.margins(weighted)[0], two.margins(weighted)[0], 1e-5f);
        }
    }

    @Test
    void a_wrong_parameter_is_a_checked_failure_of_training() throws NativeTrainingException {
        try (NativeMatrix matrix = ROWS.matrix()) {
            assertThrows(NativeTrainingException.class,
                    () -> NativeBooster.train(matrix, Map.of("objective", "binary:nonsense"), 1));
            assertThrows(IllegalArgumentException.class, () -> matrix.withLabels(new float[3]));
        }
    }
}
