package io.riskmesh.benchmarks.simulation;

import io.riskmesh.boosting.evaluation.AveragePrecision;
import io.riskmesh.boosting.evaluation.CertifiedInterval;
import io.riskmesh.boosting.evaluation.Defined;
import io.riskmesh.boosting.evaluation.MetricInterval;
import io.riskmesh.boosting.evaluation.MetricValue;
import io.riskmesh.boosting.evaluation.RecallAtBudget;
import io.riskmesh.boosting.evaluation.RecallAtFalsePositiveRate;
import io.riskmesh.boosting.evaluation.ScoreBins;
import io.riskmesh.boosting.evaluation.ScoredRows;
import io.riskmesh.boosting.evaluation.AlertBudget;
import io.riskmesh.boosting.evaluation.Undefined;
import io.riskmesh.simulator.flow.Payment;
import io.riskmesh.simulator.random.SplitMix64;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/// One model's margins of the test rows; the truth decides. A figure is `NaN` where a class is missing.
record Scores(List<Payment> test, float[] margins) {

    private static final int MILLIONTHS_OF_FALSE_ALARMS = 1_000;
    private static final int REPLICATES = 200;
    private static final double TAIL = 0.025;

    /// Average precision over chosen rows.
    double averagePrecision(Predicate<Payment> chosen) {
        return value(AveragePrecision.of(rows(chosen)));
    }

    /// Recall when the top 0.2 % of all rows is alerted.
    double recallAtBudget() {
        return point(RecallAtBudget.of(rows(_ -> true), AlertBudget.USUAL));
    }

    /// Recall at a false positive rate of at most 0.1 %.
    double recallAtFalseAlarms() {
        return value(RecallAtFalsePositiveRate.of(rows(_ -> true), MILLIONTHS_OF_FALSE_ALARMS));
    }

    /// Lower and upper 2.5 % of the average precision over 200 draws of the frauds with replacement, on binned scores.
    double[] bootstrap(long seed) {
        ScoreBins bins = ScoreBins.count(margins, labels(), ones());
        int[] binsOfFrauds = new int[test.size()];
        int frauds = 0;
        for (int row = 0; row < margins.length; row++) {
            if (test.get(row).typology().fraud()) {
                binsOfFrauds[frauds++] = ScoreBins.bin(margins[row]);
            }
        }
        SplitMix64 random = new SplitMix64(seed);
        double[] drawn = new double[REPLICATES];
        for (int replicate = 0; replicate < REPLICATES; replicate++) {
            long[] cells = bins.cells();
            Arrays.fill(cells, 0, ScoreBins.BINS, 0);
            for (int i = 0; i < frauds; i++) {
                cells[binsOfFrauds[random.nextInt(frauds)]]++;
            }
            drawn[replicate] = point(AveragePrecision.interval(ScoreBins.ofCells(cells).fine()));
        }
        Arrays.sort(drawn);
        int tail = (int) (TAIL * REPLICATES);
        return new double[] {drawn[tail], drawn[REPLICATES - 1 - tail]};
    }

    private ScoredRows rows(Predicate<Payment> chosen) {
        long[] weights = new long[margins.length];
        for (int row = 0; row < margins.length; row++) {
            weights[row] = chosen.test(test.get(row)) ? 1 : 0;
        }
        return ScoredRows.of(margins, labels(), weights);
    }

    private byte[] labels() {
        byte[] labels = new byte[margins.length];
        for (int row = 0; row < margins.length; row++) {
            labels[row] = (byte) (test.get(row).typology().fraud() ? 1 : 0);
        }
        return labels;
    }

    private long[] ones() {
        long[] ones = new long[margins.length];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static double value(MetricValue value) {
        return switch (value) {
            case Defined defined -> defined.value();
            case Undefined _ -> Double.NaN;
        };
    }

    private static double point(MetricInterval interval) {
        return switch (interval) {
            case CertifiedInterval certified -> certified.point();
            case Undefined _ -> Double.NaN;
        };
    }
}
