package io.riskmesh.boosting.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class CertifiedIntervalTest {

    private static final AlertBudget[] BUDGETS = {AlertBudget.USUAL, new AlertBudget(50_000), new AlertBudget(333_333)};

    @Test
    void the_exact_value_is_always_inside_and_merging_only_widens() {
        for (long seed = 0; seed < 10_000; seed++) {
            RandomScores scores = RandomScores.of(seed, seed % 10 == 0 ? 2_000 : 120);
            ScoredRows exact = scores.rows();
            BinnedScores fine = scores.bins().fine();
            BinnedScores merged = scores.bins().mergeSmall(20);
            String at = "seed " + seed;
            check(at, Auc.of(exact), Auc.interval(fine), Auc.interval(merged));
            check(at, AveragePrecision.of(exact), AveragePrecision.interval(fine), AveragePrecision.interval(merged));
            check(at, KolmogorovSmirnov.of(exact), KolmogorovSmirnov.interval(fine), KolmogorovSmirnov.interval(merged));
            for (int rate : new int[] {0, 1_000, 100_000}) {
                check(at, RecallAtFalsePositiveRate.of(exact, rate), RecallAtFalsePositiveRate.interval(fine, rate),
                        RecallAtFalsePositiveRate.interval(merged, rate));
            }
            for (AlertBudget budget : BUDGETS) {
                assertNested(at, RecallAtBudget.of(exact, budget), RecallAtBudget.of(fine, budget));
                assertNested(at, RecallAtBudget.of(fine, budget), RecallAtBudget.of(merged, budget));
            }
        }
    }

    private static void check(String at, MetricValue exact, MetricInterval fine, MetricInterval merged) {
        CertifiedInterval interval = assertInstanceOf(CertifiedInterval.class, fine, at);
        double value = ExactMetricsTest.defined(exact);
        assertTrue(interval.contains(value), () -> at + ": " + value + " not in " + interval);
        assertNested(at, fine, merged);
    }

    private static void assertNested(String at, MetricInterval inner, MetricInterval outer) {
        CertifiedInterval in = assertInstanceOf(CertifiedInterval.class, inner, at);
        CertifiedInterval out = assertInstanceOf(CertifiedInterval.class, outer, at);
        // The two sums of an AP bound are rounded differently: they may differ by far less than its margin of 2^-40.
        assertTrue(out.lower() <= in.lower() + 1e-13 && in.upper() <= out.upper() + 1e-13, () -> at + ": " + in + " not in " + out);
    }

    @Test
    void the_limits_of_the_auc_are_reached_by_the_worst_and_the_best_order_inside_a_bin() {
        byte[] labels = {1, 0, 1, 0};
        float[] best = {0.009f, 0.001f, 0.008f, 0.002f};
        float[] worst = {0.001f, 0.009f, 0.002f, 0.008f};
        long[] ones = {1, 1, 1, 1};
        assertEquals(new CertifiedInterval(0.5, 0.0, 1.0), Auc.interval(ScoreBins.count(best, labels, ones).fine()));
        assertEquals(new Defined(1.0), Auc.of(ScoredRows.of(best, labels)));
        assertEquals(new Defined(0.0), Auc.of(ScoredRows.of(worst, labels)));
    }

    @Test
    void a_crowded_bin_has_valid_limits_for_the_average_precision_although_its_sum_is_not_spelled_out() {
        long[] weights = {1_000_000, 3_000_000, 50_000_000};
        byte[] labels = {1, 0, 0};
        float[] negativesFirst = {0.001f, 0.002f, -1f};
        MetricInterval interval = AveragePrecision.interval(ScoreBins.count(negativesFirst, labels, weights).fine());
        CertifiedInterval limits = assertInstanceOf(CertifiedInterval.class, interval);
        double spelledOut = 0;
        for (int i = 1; i <= weights[0]; i++) {
            spelledOut += (double) i / (i + weights[1]);
        }
        spelledOut /= weights[0];
        assertTrue(limits.lower() <= spelledOut);
        assertEquals(spelledOut, limits.lower(), 1e-6);
    }

    @Test
    void bins_cover_every_margin() {
        assertEquals(0, ScoreBins.bin(-Float.MAX_VALUE));
        assertEquals(0, ScoreBins.bin(-16f));
        assertEquals(1, ScoreBins.bin(-16f + 1 / 64f));
        assertEquals(1023, ScoreBins.bin(-Float.MIN_VALUE));
        assertEquals(1024, ScoreBins.bin(-0f));
        assertEquals(2047, ScoreBins.bin(16f));
        assertEquals(2047, ScoreBins.bin(Float.MAX_VALUE));
        for (int b = 1; b < ScoreBins.BINS; b++) {
            float edge = (float) ScoreBins.lowerEdge(b);
            assertEquals(b, ScoreBins.bin(edge));
            assertEquals(b - 1, ScoreBins.bin(Math.nextDown(edge)));
        }
    }

    @Test
    void merged_counts_of_banks_are_the_counts_of_their_rows_together() {
        RandomScores all = RandomScores.of(7, 4098);
        int cut = all.margins().length / 3;
        int end = all.margins().length;
        ScoreBins merged = part(all, 0, cut).merge(part(all, cut, end));
        assertArrayEquals(all.bins().cells(), merged.cells());
        assertArrayEquals(all.bins().cells(), ScoreBins.ofCells(merged.cells()).cells());
    }

    private static ScoreBins part(RandomScores all, int from, int to) {
        return ScoreBins.count(Arrays.copyOfRange(all.margins(), from, to), Arrays.copyOfRange(all.labels(), from, to),
                Arrays.copyOfRange(all.weights(), from, to));
    }

    @Test
    void no_merged_bin_is_below_the_minimum_unless_all_rows_are() {
        for (long seed = 0; seed < 200; seed++) {
            ScoreBins bins = RandomScores.of(seed, 300).bins();
            BinnedScores merged = bins.mergeSmall(20);
            assertEquals(bins.fine().totalPositives(), merged.totalPositives());
            assertEquals(bins.fine().totalNegatives(), merged.totalNegatives());
            assertEquals(ScoreBins.BINS - 1, merged.bins().getFirst().highestBin());
            assertEquals(0, merged.bins().getLast().lowestBin());
            for (int i = 0; i < merged.groups(); i++) {
                assertTrue(merged.bins().get(i).rows() >= Math.min(20, merged.totalWeight()), "seed " + seed);
                assertTrue(i == 0 || merged.bins().get(i).highestBin() == merged.bins().get(i - 1).lowestBin() - 1);
            }
        }
    }

    @Test
    void cells_that_are_no_counts_are_refused() {
        long[] negative = new long[ScoreBins.CELLS];
        negative[5] = -1;
        long[] huge = new long[ScoreBins.CELLS];
        Arrays.fill(huge, Long.MAX_VALUE / 2);
        assertThrows(IllegalArgumentException.class, () -> ScoreBins.ofCells(negative));
        assertThrows(IllegalArgumentException.class, () -> ScoreBins.ofCells(huge));
        assertThrows(IllegalArgumentException.class, () -> ScoreBins.ofCells(new long[7]));
    }

    @Test
    void one_class_gives_no_interval() {
        BinnedScores one = ScoreBins.count(new float[] {1}, new byte[] {1}, new long[] {1}).fine();
        BinnedScores none = ScoreBins.ofCells(new long[ScoreBins.CELLS]).fine();
        for (MetricInterval interval : new MetricInterval[] {
            Auc.interval(one), AveragePrecision.interval(one), KolmogorovSmirnov.interval(one),
            RecallAtFalsePositiveRate.interval(one, 1_000), RecallAtBudget.of(one, AlertBudget.USUAL)
        }) {
            assertEquals(new Undefined(UndefinedReason.NO_NEGATIVES), interval);
        }
        assertEquals(new Undefined(UndefinedReason.NO_ROWS), Auc.interval(none));
    }
}
