package io.riskmesh.boosting.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class ExactMetricsTest {

    // Scores 3 | 2 2 | 1 | 0, positives first where marked +: 3+ | 2+ 2- | 1- | 0+
    private static final ScoredRows TIED =
            ScoredRows.of(new float[] {2, 0, 3, 1, 2}, new byte[] {1, 1, 1, 0, 0});

    @Test
    void a_table_made_by_hand_has_the_figures_computed_by_hand() {
        assertEquals(new Defined((2 + 1.5) / 6), Auc.of(TIED)); // 3 wins twice, 2 wins once and ties once, 0 never
        assertEquals((1.0 + 2 / 3.0 + 3 / 5.0) / 3, defined(AveragePrecision.of(TIED)), 1e-15);
        assertEquals(new Defined(1 / 3.0), KolmogorovSmirnov.of(TIED)); // at 3: 1/3 - 0; at 1: 2/3 - 1
        assertEquals(new Defined(1 / 3.0), RecallAtFalsePositiveRate.of(TIED, 499_999));
        assertEquals(new Defined(2 / 3.0), RecallAtFalsePositiveRate.of(TIED, 500_000));
    }

    @Test
    void a_tie_at_the_edge_of_the_budget_is_reported_as_an_interval() {
        AlertBudget two = new AlertBudget(400_000);
        assertEquals(new CertifiedInterval(0.5, 1 / 3.0, 2 / 3.0), RecallAtBudget.of(TIED, two));
        assertEquals(new CertifiedInterval(0.75, 0.5, 1.0), PrecisionAtBudget.of(TIED, two));
        AlertBudget three = new AlertBudget(600_000);
        assertEquals(new CertifiedInterval(2 / 3.0, 2 / 3.0, 2 / 3.0), RecallAtBudget.of(TIED, three));
        AlertBudget none = new AlertBudget(199_999);
        assertEquals(new CertifiedInterval(0, 0, 0), RecallAtBudget.of(TIED, none));
        assertEquals(new Undefined(UndefinedReason.NO_ALERTS), PrecisionAtBudget.of(TIED, none));
        assertEquals(new CertifiedInterval(1, 1, 1), RecallAtBudget.of(TIED, new AlertBudget(1_000_000)));
    }

    @Test
    void ranking_metrics_equal_the_plain_definitions() {
        for (long seed = 0; seed < 400; seed++) {
            RandomScores r = RandomScores.of(seed, 207);
            ScoredRows rows = r.rows();
            String at = "seed " + seed;
            assertEquals(PlainMetrics.auc(r.margins(), r.labels(), r.weights()), defined(Auc.of(rows)), 1e-15, at);
            assertEquals(PlainMetrics.averagePrecision(r.margins(), r.labels(), r.weights()),
                    defined(AveragePrecision.of(rows)), 1e-15, at);
            assertEquals(PlainMetrics.kolmogorovSmirnov(r.margins(), r.labels(), r.weights()),
                    defined(KolmogorovSmirnov.of(rows)), 1e-15, at);
            for (int rate : new int[] {0, 1_000, 200_000, 1_000_000}) {
                assertEquals(PlainMetrics.recallAtFalsePositiveRate(r.margins(), r.labels(), r.weights(), rate),
                        defined(RecallAtFalsePositiveRate.of(rows, rate)), 1e-15, at);
            }
        }
    }

    @Test
    void a_weight_equals_that_many_rows() {
        ScoredRows weighted = ScoredRows.of(new float[] {1, 0, 2}, new byte[] {1, 0, 0}, new long[] {3, 2, 1});
        ScoredRows repeated = ScoredRows.of(new float[] {1, 1, 1, 0, 0, 2}, new byte[] {1, 1, 1, 0, 0, 0});
        assertEquals(Auc.of(repeated), Auc.of(weighted));
        assertEquals(AveragePrecision.of(repeated), AveragePrecision.of(weighted));
        assertEquals(LogLoss.of(repeated), LogLoss.of(weighted));
        assertEquals(Calibration.of(repeated), Calibration.of(weighted));
    }

    @Test
    void metrics_of_one_class_or_no_rows_are_undefined_with_their_reason() {
        ScoredRows positives = ScoredRows.of(new float[] {1, 2}, new byte[] {1, 1});
        ScoredRows negatives = ScoredRows.of(new float[] {1, 2}, new byte[] {0, 0});
        ScoredRows nothing = ScoredRows.of(new float[] {1}, new byte[] {1}, new long[] {0});
        assertUndefined(UndefinedReason.NO_NEGATIVES, positives);
        assertUndefined(UndefinedReason.NO_POSITIVES, negatives);
        assertUndefined(UndefinedReason.NO_ROWS, nothing);
        assertEquals(new Undefined(UndefinedReason.NO_ROWS), LogLoss.of(nothing));
        assertEquals(new Undefined(UndefinedReason.NO_ROWS), Calibration.of(nothing).brier());
        assertEquals(new Undefined(UndefinedReason.NO_POSITIVES), Calibration.of(negatives).expectedToObserved());
        assertInstanceOf(Defined.class, Calibration.of(negatives).brier());
    }

    private static void assertUndefined(UndefinedReason reason, ScoredRows rows) {
        Undefined expected = new Undefined(reason);
        assertEquals(expected, Auc.of(rows));
        assertEquals(expected, AveragePrecision.of(rows));
        assertEquals(expected, KolmogorovSmirnov.of(rows));
        assertEquals(expected, RecallAtBudget.of(rows, AlertBudget.USUAL));
        assertEquals(expected, PrecisionAtBudget.of(rows, AlertBudget.USUAL));
        assertEquals(expected, RecallAtFalsePositiveRate.of(rows, 1_000));
        assertTrue(Curves.roc(rows).isEmpty());
    }

    @Test
    void the_largest_weights_do_not_overflow() {
        long half = ScoreGroups.MAX_TOTAL_WEIGHT / 2;
        ScoredRows rows = ScoredRows.of(new float[] {1, 0}, new byte[] {1, 0}, new long[] {half, half + 1});
        assertEquals(new Defined(1.0), Auc.of(rows));
        assertEquals(new Defined(1.0), KolmogorovSmirnov.of(rows));
        assertEquals(new Defined(1.0), AveragePrecision.of(rows));
        assertThrows(IllegalArgumentException.class,
                () -> ScoredRows.of(new float[] {1, 0}, new byte[] {1, 0}, new long[] {half + 1, half + 1}));
    }

    @Test
    void rows_that_cannot_be_ranked_are_refused() {
        long[] one = {1};
        assertThrows(IllegalArgumentException.class, () -> ScoredRows.of(new float[] {Float.NaN}, new byte[1], one));
        assertThrows(IllegalArgumentException.class,
                () -> ScoredRows.of(new float[] {Float.POSITIVE_INFINITY}, new byte[1], one));
        assertThrows(IllegalArgumentException.class, () -> ScoredRows.of(new float[1], new byte[] {2}, one));
        assertThrows(IllegalArgumentException.class, () -> ScoredRows.of(new float[1], new byte[] {-1}, one));
        assertThrows(IllegalArgumentException.class, () -> ScoredRows.of(new float[1], new byte[2], one));
        assertThrows(IllegalArgumentException.class, () -> ScoredRows.of(new float[1], new byte[1], new long[] {-1}));
        assertThrows(IllegalArgumentException.class, () -> RecallAtFalsePositiveRate.of(TIED, 1_000_001));
        assertThrows(IllegalArgumentException.class, () -> new AlertBudget(0));
    }

    static double defined(MetricValue value) {
        return assertInstanceOf(Defined.class, value).value();
    }
}
