package io.riskmesh.federation.rules;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.reason.TrainingReason;
import java.util.Collection;
import java.util.TreeSet;

/// R2: once a bank of the tree's set is missing, nothing more of this tree is opened; the tree ends where it is. A
/// refusal here is the normal flow of a truncation, and says who is missing.
public final class TruncateOnDrop {

    private TruncateOnDrop() {}

    /// @param ofSlot the banks fixed for the tree
    /// @param present the banks that are still there, members of the tree or not
    public static Verdict check(Collection<PartyId> ofSlot, Collection<PartyId> present) {
        TreeSet<PartyId> missing = new TreeSet<>(ofSlot);
        missing.removeAll(new TreeSet<>(present));
        return missing.isEmpty() ? Verdict.allowed(LeakageRule.R2)
                : Verdict.refused(LeakageRule.R2, TrainingReason.SET_CHANGED, "all banks of the tree present",
                        "missing " + missing);
    }
}
