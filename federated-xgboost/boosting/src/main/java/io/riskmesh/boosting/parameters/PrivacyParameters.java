package io.riskmesh.boosting.parameters;

import io.riskmesh.boosting.tree.ModelCovers;

/// Limits of the leakage rules (design `privacy-rules.md` section 2). Those that change the model are obeyed by the
/// plain trainer too, so that federated training equals pooled training with the rules on.
///
/// @param rules whether rules that change the model are on: presence, bin and child minimum, leaf grid
/// @param minimumBanks banks that a sum must span, at least 3 (a floor that tests of the federation may lower)
/// @param declaredColluders banks that may pool what they know; at least two others must remain
/// @param minimumRowsPerBank rows in a node for a bank to count as present there
/// @param minimumChildRows rows of the consortium in each child of a split
/// @param minimumBinRows smaller bins are merged before split search
/// @param cohortChangeMinimum banks by which two cohorts on overlapping data must differ
/// @param leafGrid whether leaf values are rounded to a grid, whose step is a part of the learning rate
/// @param covers what the released file says instead of hessian sums
public record PrivacyParameters(
        boolean rules, int minimumBanks, int declaredColluders, int minimumRowsPerBank, int minimumChildRows,
        int minimumBinRows, int cohortChangeMinimum, boolean leafGrid, ModelCovers covers) {

    public static final PrivacyParameters DEFAULT =
            new PrivacyParameters(true, 3, 1, 20, 50, 20, 3, true, ModelCovers.POWER_OF_TWO);

    public static final PrivacyParameters OFF =
            new PrivacyParameters(false, 3, 1, 5, 20, 5, 3, false, ModelCovers.POWER_OF_TWO);

    public PrivacyParameters {
        Ranges.within("minimumBanks", minimumBanks, 2, 64);
        Ranges.within("declaredColluders", declaredColluders, 0, 62);
        Ranges.within("minimumRowsPerBank", minimumRowsPerBank, 1, 1 << 20);
        Ranges.within("minimumChildRows", minimumChildRows, 1, 1 << 20);
        Ranges.within("minimumBinRows", minimumBinRows, 1, 1 << 20);
        Ranges.within("cohortChangeMinimum", cohortChangeMinimum, 3, 64);
    }

    /// Rows below which a bin is merged; 0 where the rules are off.
    public int effectiveBinRows() {
        return rules ? minimumBinRows : 0;
    }

    /// Rows that each child needs; 0 where the rules are off.
    public int effectiveChildRows() {
        return rules ? minimumChildRows : 0;
    }

    /// Banks that must be present in each child of a pair that is opened: enough to leave two when the declared colluders
    /// are taken away.
    public int presentBanks() {
        return Math.max(minimumBanks, declaredColluders + 2);
    }

    /// The same limits with the rules that change the model switched off, for tests of arithmetic.
    public PrivacyParameters withoutRules() {
        return new PrivacyParameters(false, minimumBanks, declaredColluders, minimumRowsPerBank, minimumChildRows,
                minimumBinRows, cohortChangeMinimum, false, covers);
    }
}
