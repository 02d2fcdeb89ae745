package io.riskmesh.federation.rules;

import io.riskmesh.boosting.parameters.BasePrior;
import io.riskmesh.ledger.reason.TrainingReason;

/// R8: no exception for the first tree. There all rows have the same h, so one bank's plain histogram would be its row
/// and fraud counts; and the prior, if it is summed, is told in thousandths only.
public final class FirstTree {

    private FirstTree() {}

    /// @param tree from 0, the prior's constant tree not counted
    /// @param masked whether the vector leaves the bank under a mask
    public static Verdict check(int tree, boolean masked) {
        return masked ? Verdict.allowed(LeakageRule.R8)
                : Verdict.refused(LeakageRule.R8, TrainingReason.FIRST_TREE_PLAIN, "a masked vector", "a plain one for tree " + tree);
    }

    /// @param announcedPerMille the prior the opener announces, in thousandths
    public static Verdict checkPrior(BasePrior agreed, int announcedPerMille) {
        boolean follows = switch (agreed) {
            case BasePrior.Fixed(int perMille) -> announcedPerMille == perMille;
            case BasePrior.Secure _ -> announcedPerMille >= 1 && announcedPerMille <= 999;
        };
        return follows ? Verdict.allowed(LeakageRule.R8)
                : Verdict.refused(LeakageRule.R8, TrainingReason.FIRST_TREE_PLAIN, switch (agreed) {
                    case BasePrior.Fixed(int perMille) -> "the agreed prior of " + perMille + " thousandths";
                    case BasePrior.Secure _ -> "a prior of 1 to 999 thousandths";
                }, announcedPerMille);
    }
}
