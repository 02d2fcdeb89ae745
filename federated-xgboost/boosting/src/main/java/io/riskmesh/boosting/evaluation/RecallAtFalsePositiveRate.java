package io.riskmesh.boosting.evaluation;

/// The largest true positive rate of a threshold whose false positive rate is at most a limit.
public final class RecallAtFalsePositiveRate {

    private RecallAtFalsePositiveRate() {}

    /// Exact up to one rounded division.
    ///
    /// @param maxRatePartsPerMillion 0..1,000,000; 0.1 % is 1,000
    public static MetricValue of(ScoreGroups rows, int maxRatePartsPerMillion) {
        return rows.hasBothClasses()
                ? new Defined((double) Reach.of(rows, maxRatePartsPerMillion).sure / rows.totalPositives())
                : Undefined.ofOneClass(rows);
    }

    /// At least what the last edge within the limit catches; at most also all positives of the bin that breaks it.
    public static MetricInterval interval(BinnedScores bins, int maxRatePartsPerMillion) {
        if (!bins.hasBothClasses()) {
            return Undefined.ofOneClass(bins);
        }
        Reach reach = Reach.of(bins, maxRatePartsPerMillion);
        double lower = (double) reach.sure / bins.totalPositives();
        return new CertifiedInterval(lower, lower, (double) (reach.sure + reach.open) / bins.totalPositives());
    }

    /// Positives of the groups within the limit, and of the first group beyond it.
    private record Reach(long sure, long open) {

        static Reach of(ScoreGroups rows, int maxRatePartsPerMillion) {
            if (maxRatePartsPerMillion < 0 || maxRatePartsPerMillion > AlertBudget.MILLION) {
                throw new IllegalArgumentException("Expected a rate in 0..1000000 millionths, got " + maxRatePartsPerMillion);
            }
            long falsePositivesAllowed = rows.totalNegatives() * maxRatePartsPerMillion / AlertBudget.MILLION;
            long tp = 0;
            long fp = 0;
            for (int g = 0; g < rows.groups(); g++) {
                fp += rows.negatives(g);
                if (fp > falsePositivesAllowed) {
                    return new Reach(tp, rows.positives(g));
                }
                tp += rows.positives(g);
            }
            return new Reach(tp, 0);
        }
    }
}
