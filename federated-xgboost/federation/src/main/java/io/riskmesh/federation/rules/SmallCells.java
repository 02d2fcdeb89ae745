package io.riskmesh.federation.rules;

import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.boosting.split.SplitCandidate;
import io.riskmesh.boosting.split.SplitRule;
import io.riskmesh.ledger.reason.TrainingReason;

/// R6: no split stands beside a bin that is too small, and no child is too small. Merging itself is done before the
/// search of splits, by the plain trainer as well; this rule looks at what came out.
public final class SmallCells {

    private SmallCells() {}

    /// @param counts rows of the node per value bin (or code) of the split's feature
    /// @param missing rows of the node without a value
    public static Verdict check(PrivacyParameters privacy, long[] counts, long missing, SplitCandidate split) {
        long child = Math.min(split.left().count(), split.right().count());
        if (child < privacy.effectiveChildRows()) {
            return refuse("at least " + privacy.effectiveChildRows() + " rows in each child", split.rule());
        }
        boolean obeys = switch (split.rule()) {
            case SplitRule.Threshold rule -> standsBesideFullBins(counts, missing, rule, privacy.effectiveBinRows());
            case SplitRule.Categories rule -> namesFullCodes(counts, rule, privacy.effectiveBinRows());
        };
        return obeys ? Verdict.allowed(LeakageRule.R6)
                : refuse("a split between bins of at least " + privacy.effectiveBinRows() + " rows", split.rule());
    }

    /// A bin below the minimum joins its left neighbour, so a boundary stands only before a full bin; what remains on its
    /// left must be full as well, or it would have joined the right.
    private static boolean standsBesideFullBins(long[] counts, long missing, SplitRule.Threshold rule, long least) {
        int boundary = rule.lastLeftBin() + 1;
        if (boundary > counts.length) {
            return false;
        }
        if (boundary == 0) {
            return missing >= least;
        }
        if (boundary == counts.length) {
            return true; // missing rows alone on the right: the minimum of a child bounds them
        }
        long below = 0;
        for (int bin = 0; bin < boundary && below < least; bin++) {
            below += counts[bin];
        }
        return counts[boundary] >= least && below >= least;
    }

    private static boolean namesFullCodes(long[] counts, SplitRule.Categories rule, long least) {
        return rule.right().stream().allMatch(code -> code < counts.length && counts[code] >= least);
    }

    private static Verdict refuse(String expected, SplitRule rule) {
        return Verdict.refused(LeakageRule.R6, TrainingReason.CELL_TOO_SMALL, expected, rule);
    }
}
