package io.riskmesh.federation.rules;

import io.riskmesh.boosting.growth.ChosenSplit;
import io.riskmesh.boosting.growth.Presence;
import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.ledger.reason.TrainingReason;
import java.util.ArrayList;
import java.util.List;

/// R5: children are opened only after a presence sum, and only as a pair of which *both* have enough banks: one child
/// and the parent give the other child. Presence is opened to all banks, so each checks for itself that splits and node
/// lists follow from it.
public final class PresenceFirst {

    private PresenceFirst() {}

    /// The root is no candidate of anybody: each bank looks at its own rows before it joins a tree, so that all banks of
    /// the set are present there.
    ///
    /// @param ownRows sampled rows of the bank in this tree
    public static Verdict checkRoot(PrivacyParameters privacy, long ownRows) {
        return ownRows >= privacy.minimumRowsPerBank() ? Verdict.allowed(LeakageRule.R5)
                : Verdict.refused(LeakageRule.R5, TrainingReason.NODE_TOO_SMALL,
                        "at least " + privacy.minimumRowsPerBank() + " own rows at the root", "fewer");
    }

    /// The same on the payee's side: payments that a bank received from banks of the run and itself.
    public static Verdict checkReceived(PrivacyParameters privacy, long received) {
        return !privacy.rules() || received >= privacy.minimumRowsPerBank() ? Verdict.allowed(LeakageRule.R5)
                : Verdict.refused(LeakageRule.R5, TrainingReason.NODE_TOO_SMALL,
                        "at least " + privacy.minimumRowsPerBank() + " received payments at the root", "fewer");
    }

    /// Whether opened presence can be a count of banks. A lie within this range goes unseen: banks are trusted to say
    /// where they have rows.
    ///
    /// @param banks members of the tree's set
    public static Verdict checkPresence(int banks, Presence presence) {
        for (int present : presence.cells()) {
            if (present < 0 || present > banks) {
                return refuse("0 to " + banks + " banks in each child", String.valueOf(present));
            }
        }
        return Verdict.allowed(LeakageRule.R5);
    }

    /// Whether each split is the one that presence allows: the first candidate whose pair passes, growing on or not, or
    /// the first of all with children that stay leaves.
    public static Verdict checkChoice(OfferedNodes offered, List<ChosenSplit> chosen) {
        for (ChosenSplit split : chosen) {
            if (!offered.allows(split)) {
                return refuse("of each node the first candidate whose children both have enough banks, else the first with"
                        + " two leaves", "another choice for node " + split.node());
            }
        }
        long nodes = chosen.stream().mapToInt(ChosenSplit::node).distinct().count();
        return nodes == chosen.size() ? Verdict.allowed(LeakageRule.R5) : refuse("one split per node", "two of one node");
    }

    /// Whether the nodes asked for are one child of each pair that grows on, in the order of the pairs.
    ///
    /// @param chosen the splits of the last step, once [#checkChoice] allowed them; empty before the root
    public static Verdict checkNodes(List<ChosenSplit> chosen, List<Integer> nodes) {
        if (chosen.isEmpty()) {
            return nodes.equals(List.of(0)) ? Verdict.allowed(LeakageRule.R5) : refuse("the root, [0]", nodes.toString());
        }
        List<Integer> pairs = new ArrayList<>();
        for (ChosenSplit split : chosen) {
            if (split.growsOn()) {
                pairs.add(split.leftChild());
            }
        }
        boolean follows = pairs.size() == nodes.size();
        for (int i = 0; follows && i < pairs.size(); i++) {
            follows = nodes.get(i).equals(pairs.get(i)) || nodes.get(i) == pairs.get(i) + 1;
        }
        return follows ? Verdict.allowed(LeakageRule.R5)
                : refuse("one child of each pair that passed, left children " + pairs, nodes.toString());
    }

    private static Verdict refuse(String expected, String actual) {
        return Verdict.refused(LeakageRule.R5, TrainingReason.NODE_TOO_SMALL, expected, actual);
    }
}
