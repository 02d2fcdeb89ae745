package io.riskmesh.boosting.evaluation;

/// P(a positive row scores above a negative one) + P(they tie) / 2, weighted: the area under the ROC curve.
public final class Auc {

    private Auc() {}

    /// Exact up to one rounded division.
    public static MetricValue of(ScoreGroups rows) {
        return rows.hasBothClasses() ? new Defined(Counts.of(rows).point()) : Undefined.ofOneClass(rows);
    }

    /// Limits whatever the order inside a bin: all of its negatives above its positives, or the other way.
    public static MetricInterval interval(BinnedScores bins) {
        if (!bins.hasBothClasses()) {
            return Undefined.ofOneClass(bins);
        }
        Counts counts = Counts.of(bins);
        return new CertifiedInterval(counts.point(), counts.share(0), counts.share(2));
    }

    /// Pairs of a positive above a negative, pairs in one group, all pairs.
    private record Counts(long above, long inside, long pairs) {

        static Counts of(ScoreGroups rows) {
            long above = 0;
            long inside = 0;
            long positivesAbove = 0;
            for (int g = 0; g < rows.groups(); g++) {
                above += rows.negatives(g) * positivesAbove;
                inside += rows.negatives(g) * rows.positives(g);
                positivesAbove += rows.positives(g);
            }
            return new Counts(above, inside, rows.totalPositives() * rows.totalNegatives());
        }

        double point() {
            return share(1);
        }

        /// With 0, 1 or 2 halves of the pairs inside groups counted as won.
        double share(int halves) {
            return (double) (2 * above + halves * inside) / (double) (2 * pairs);
        }
    }
}
