package io.riskmesh.federation.rules;

import io.riskmesh.boosting.parameters.BasePrior;
import io.riskmesh.ledger.reason.TrainingReason;

/// R8: no exception for the first tree. There all rows have the same h, so one bank's plain histogram would be its row
/// and fraud counts. That no vector leaves a bank without a mask is not checked but built: a role can order cells to be
/// masked and nothing else. What is checked is the prior, which, if it is summed, is told in thousandths only.
public final class FirstTree {

    private FirstTree() {}

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
