package io.riskmesh.boosting.evaluation;

import static io.riskmesh.boosting.evaluation.ExactMetricsTest.defined;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CalibrationTest {

    @Test
    void one_score_is_one_bin_with_figures_computed_by_hand() {
        Calibration c = Calibration.of(ScoredRows.of(new float[4], new byte[] {1, 0, 0, 0}));
        assertEquals(List.of(new ReliabilityBin(0.5, 0.25, 4)), c.table());
        assertEquals(new Defined(0.25), c.expectedCalibrationError());
        assertEquals(new Defined(0.25), c.brier());
        assertEquals(new Defined(2.0), c.expectedToObserved());
    }

    @Test
    void labels_drawn_from_the_probabilities_are_calibrated_and_shifted_margins_are_not() {
        Random random = new Random(17);
        float[] margins = new float[40_000];
        float[] shifted = new float[margins.length];
        byte[] labels = new byte[margins.length];
        for (int i = 0; i < margins.length; i++) {
            margins[i] = (float) random.nextGaussian() * 2;
            shifted[i] = margins[i] + 1;
            labels[i] = (byte) (random.nextDouble() < 1 / (1 + Math.exp(-margins[i])) ? 1 : 0);
        }
        Calibration good = Calibration.of(ScoredRows.of(margins, labels));
        Calibration bad = Calibration.of(ScoredRows.of(shifted, labels));
        assertEquals(Calibration.BINS, good.table().size());
        good.table().forEach(bin -> assertEquals(2_000, bin.weight()));
        assertTrue(defined(good.expectedCalibrationError()) < 0.02);
        assertTrue(defined(bad.expectedCalibrationError()) > 0.1);
        assertEquals(1.0, defined(good.expectedToObserved()), 0.03);
        assertTrue(defined(good.brier()) < defined(bad.brier()));
    }

    @Test
    void brier_and_ratio_equal_plain_sums_over_rows() {
        for (long seed = 0; seed < 100; seed++) {
            RandomScores r = RandomScores.of(seed, 207);
            double brier = 0;
            double expected = 0;
            double weight = 0;
            double positives = 0;
            for (int i = 0; i < r.margins().length; i++) {
                double p = 1 / (1 + Math.exp(-r.margins()[i]));
                brier += r.weights()[i] * (p - r.labels()[i]) * (p - r.labels()[i]);
                expected += r.weights()[i] * p;
                positives += r.weights()[i] * r.labels()[i];
                weight += r.weights()[i];
            }
            Calibration c = Calibration.of(r.rows());
            assertEquals(brier / weight, defined(c.brier()), 1e-12, "seed " + seed);
            assertEquals(expected / positives, defined(c.expectedToObserved()), 1e-10, "seed " + seed);
            assertEquals((long) weight, c.table().stream().mapToLong(ReliabilityBin::weight).sum());
        }
    }
}
