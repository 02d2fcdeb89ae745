package io.riskmesh.federation.rules;

import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.ledger.reason.TrainingReason;

/// R10: cuts and metrics are sums too. Whatever count is announced, refined, used as an edge or published spans enough
/// banks and is not below the minimum cell. Empty cells count as too small: that nobody is there is told of few, too.
public final class MinimumCounts {

    private MinimumCounts() {}

    /// Buckets that the opener would announce for refinement, or bins between cuts.
    ///
    /// @param counts consortium-wide rows of each
    public static Verdict checkCuts(PrivacyParameters privacy, long[] counts) {
        return checkCells(privacy.effectiveBinRows(), counts);
    }

    /// A metric to be published.
    ///
    /// @param banks whose rows it spans
    /// @param counts rows of each score bin it is computed from, after merging
    public static Verdict checkMetric(PrivacyFloor floor, PrivacyParameters privacy, int banks, long[] counts) {
        int least = floor.leastBanks(privacy);
        if (banks < least) {
            return Verdict.refused(LeakageRule.R10, TrainingReason.METRIC_OF_ONE_BANK,
                    "a metric over at least " + least + " banks", banks);
        }
        return checkCells(privacy.effectiveBinRows(), counts);
    }

    private static Verdict checkCells(int least, long[] counts) {
        for (int cell = 0; cell < counts.length; cell++) {
            if (counts[cell] < least) {
                return Verdict.refused(LeakageRule.R10, TrainingReason.CELL_TOO_SMALL,
                        "at least " + least + " rows in every cell", "fewer in cell " + cell);
            }
        }
        return Verdict.allowed(LeakageRule.R10);
    }
}
