package io.riskmesh.boosting.evaluation;

/// The largest distance between the shares of positives and of negatives that a threshold catches: max abs(TPR - FPR).
public final class KolmogorovSmirnov {

    private KolmogorovSmirnov() {}

    /// Exact up to one rounded division.
    public static MetricValue of(ScoreGroups rows) {
        return rows.hasBothClasses() ? new Defined(atEdges(rows)) : Undefined.ofOneClass(rows);
    }

    /// At least the distance at the edges; at most that of a threshold inside a bin, above all or none of either class.
    public static MetricInterval interval(BinnedScores bins) {
        if (!bins.hasBothClasses()) {
            return Undefined.ofOneClass(bins);
        }
        long p = bins.totalPositives();
        long n = bins.totalNegatives();
        long tp = 0;
        long fp = 0;
        long widest = 0;
        for (int b = 0; b < bins.groups(); b++) {
            long positivesFirst = (tp + bins.positives(b)) * n - fp * p;
            long negativesFirst = (fp + bins.negatives(b)) * p - tp * n;
            widest = Math.max(widest, Math.max(positivesFirst, negativesFirst));
            tp += bins.positives(b);
            fp += bins.negatives(b);
        }
        double lower = atEdges(bins);
        return new CertifiedInterval(lower, lower, (double) widest / (double) (p * n));
    }

    private static double atEdges(ScoreGroups rows) {
        long p = rows.totalPositives();
        long n = rows.totalNegatives();
        long tp = 0;
        long fp = 0;
        long widest = 0;
        for (int g = 0; g < rows.groups(); g++) {
            tp += rows.positives(g);
            fp += rows.negatives(g);
            widest = Math.max(widest, Math.abs(tp * n - fp * p));
        }
        return (double) widest / (double) (p * n);
    }
}
