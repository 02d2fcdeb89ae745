package io.riskmesh.federation.rules;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.reason.TrainingReason;
import java.util.Collection;
import java.util.TreeSet;

/// R1: every aggregation of a tree opens with exactly the survivor set of its slots. A sum over S minus one over S
/// without j is bank j.
public final class OneSurvivorSet {

    private OneSurvivorSet() {}

    /// @param ofSlot the banks fixed for the tree
    /// @param asked the banks whose vectors the aggregation would open
    public static Verdict check(Collection<PartyId> ofSlot, Collection<PartyId> asked) {
        TreeSet<PartyId> fixed = new TreeSet<>(ofSlot);
        TreeSet<PartyId> wanted = new TreeSet<>(asked);
        return fixed.equals(wanted) ? Verdict.allowed(LeakageRule.R1)
                : Verdict.refused(LeakageRule.R1, TrainingReason.SET_CHANGED, "the banks of the slot, " + fixed, wanted);
    }
}
