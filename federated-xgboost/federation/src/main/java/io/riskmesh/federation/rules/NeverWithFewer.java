package io.riskmesh.federation.rules;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.reason.TrainingReason;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/// R3: gradients that were summed over one set are never summed over another, neither level nor root. The same sum again,
/// after a crash, tells nothing new and is allowed: decided by digest, not by intention.
public final class NeverWithFewer {

    private NeverWithFewer() {}

    /// @param gradientsDigest of the bank's gradients and row sample of the tree, hence of the trees before it
    /// @param survivors the banks with which they would now be summed
    public static Verdict check(OpenedGradients memory, String gradientsDigest, Collection<PartyId> survivors) {
        SortedSet<PartyId> asked = new TreeSet<>(survivors);
        SortedSet<PartyId> before = memory.survivorsOf(gradientsDigest).orElse(asked);
        return before.equals(asked) ? Verdict.allowed(LeakageRule.R3)
                : Verdict.refused(LeakageRule.R3, TrainingReason.REOPEN_WITH_OTHER_SET,
                        "the set these gradients were opened with, " + before, asked);
    }
}
