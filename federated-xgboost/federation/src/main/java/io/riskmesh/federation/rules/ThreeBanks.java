package io.riskmesh.federation.rules;

import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.ledger.reason.SharedReason;

/// R4: a sum opens only over at least three banks, two of them honest. Of two banks each knows the other from the sum.
public final class ThreeBanks {

    private ThreeBanks() {}

    /// @param banks members of the set whose sum would be opened
    public static Verdict check(PrivacyFloor floor, PrivacyParameters privacy, int banks) {
        int least = floor.leastBanks(privacy);
        return banks >= least ? Verdict.allowed(LeakageRule.R4)
                : Verdict.refused(LeakageRule.R4, SharedReason.TOO_FEW_BANKS, "at least " + least + " banks", banks);
    }
}
