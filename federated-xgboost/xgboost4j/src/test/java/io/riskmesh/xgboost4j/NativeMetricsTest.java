package io.riskmesh.xgboost4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.riskmesh.boosting.evaluation.Auc;
import io.riskmesh.boosting.evaluation.AveragePrecision;
import io.riskmesh.boosting.evaluation.Defined;
import io.riskmesh.boosting.evaluation.LogLoss;
import io.riskmesh.boosting.evaluation.MetricValue;
import io.riskmesh.boosting.evaluation.ScoredRows;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The metrics of `boosting` against the library's own.
final class NativeMetricsTest {

    private static final RandomRows ROWS = RandomRows.of(31, 4_098, 6, false);
    private static final long[] WEIGHTS = new Random(31).longs(ROWS.rows(), 1, 6).toArray();

    @Test
    void weighted_auc_and_log_loss_are_those_of_the_native_library() throws NativeTrainingException {
        for (int depth = 1; depth <= 5; depth += 2) { // shallow trees tie many rows
            try (NativeMatrix matrix = weighted();
                    NativeBooster booster = NativeBooster.train(matrix, Map.of("max_depth", depth), 4)) {
                ScoredRows scored = scored(booster.margins(matrix));
                assertEquals(booster.evaluate(matrix, "auc"), value(Auc.of(scored)), 1e-6);
                assertEquals(booster.evaluate(matrix, "logloss"), value(LogLoss.of(scored)), 1e-6);
            }
        }
    }

    @Test
    void average_precision_is_near_the_librarys_interpolated_area_where_few_rows_tie() throws NativeTrainingException {
        try (NativeMatrix matrix = weighted();
                NativeBooster booster = NativeBooster.train(matrix, Map.of("max_depth", 6), 30)) {
            assertEquals(booster.evaluate(matrix, "aucpr"), value(AveragePrecision.of(scored(booster.margins(matrix)))), 0.01);
        }
    }

    private static NativeMatrix weighted() throws NativeTrainingException {
        float[] weights = new float[WEIGHTS.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = WEIGHTS[i];
        }
        return ROWS.matrix().withWeights(weights);
    }

    private static ScoredRows scored(float[] margins) {
        byte[] labels = new byte[margins.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) ROWS.labels()[i];
        }
        return ScoredRows.of(margins, labels, WEIGHTS);
    }

    private static double value(MetricValue metric) {
        return assertInstanceOf(Defined.class, metric).value();
    }
}
