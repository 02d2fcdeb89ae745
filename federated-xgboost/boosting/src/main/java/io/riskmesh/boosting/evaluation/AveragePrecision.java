package io.riskmesh.boosting.evaluation;

/// The sum over distinct thresholds, descending, of (R_k - R_{k-1}) * P_k, without interpolation.
public final class AveragePrecision {

    /// Far above the rounding errors of the compensated sums, far below what a report prints.
    private static final double ROUNDING = 0x1p-40;

    /// Bins with more positives than this take the integral in place of the sum.
    private static final long SUM_UP_TO = 4096;

    private AveragePrecision() {}

    public static MetricValue of(ScoreGroups rows) {
        return rows.hasBothClasses() ? new Defined(tied(rows)) : Undefined.ofOneClass(rows);
    }

    /// At least what negatives first give in every bin. At most what its positives as one tie before its negatives
    /// give: a tie can beat every strict order, as all of its positives count with the last one's precision.
    public static MetricInterval interval(BinnedScores bins) {
        if (!bins.hasBothClasses()) {
            return Undefined.ofOneClass(bins);
        }
        CompensatedSum low = new CompensatedSum();
        CompensatedSum high = new CompensatedSum();
        long tp = 0;
        long fp = 0;
        for (int b = 0; b < bins.groups(); b++) {
            long p = bins.positives(b);
            if (p > 0) {
                low.add(negativesFirst(tp, p, fp + bins.negatives(b)));
                high.add((double) p * (tp + p) / (double) (tp + p + fp));
            }
            tp += p;
            fp += bins.negatives(b);
        }
        double lower = Math.max(0.0, low.value() / tp - ROUNDING);
        double upper = Math.min(1.0, high.value() / tp + ROUNDING);
        return new CertifiedInterval(tied(bins), lower, upper);
    }

    private static double tied(ScoreGroups rows) {
        CompensatedSum sum = new CompensatedSum();
        long tp = 0;
        long fp = 0;
        for (int g = 0; g < rows.groups(); g++) {
            tp += rows.positives(g);
            fp += rows.negatives(g);
            if (rows.positives(g) > 0) {
                sum.add((double) rows.positives(g) * tp / (double) (tp + fp));
            }
        }
        return Math.min(1.0, sum.value() / tp);
    }

    /// Not above the sum over i = 1..p of (tp + i) / (tp + i + fp). Each term is 1 - fp / (tp + i + fp), and
    /// 1 / x is at most the integral of 1 / t from x - 1 to x.
    private static double negativesFirst(long tp, long p, long fp) {
        if (fp == 0) {
            return p;
        }
        if (p > SUM_UP_TO) {
            return Math.max(0.0, p - fp * StrictMath.log1p((double) p / (tp + fp)));
        }
        CompensatedSum sum = new CompensatedSum();
        for (long i = 1; i <= p; i++) {
            sum.add((double) (tp + i) / (double) (tp + i + fp));
        }
        return sum.value();
    }
}
