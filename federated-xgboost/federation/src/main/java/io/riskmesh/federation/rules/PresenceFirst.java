package io.riskmesh.federation.rules;

import io.riskmesh.boosting.growth.ChosenSplit;
import io.riskmesh.boosting.growth.NodeRules;
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

    /// Whether the chosen splits are those that presence allows: of each node the first candidate whose pair passes, or
    /// the first of all with children that stay leaves. Refused as well where presence has another length.
    ///
    /// @param presence banks present per candidate child
    public static Verdict checkChoice(PrivacyFloor floor, PrivacyParameters privacy, List<NodeRules> offered,
            Presence presence, List<ChosenSplit> chosen) {
        int candidates = offered.stream().mapToInt(n -> n.rules().size()).sum();
        if (presence.banks().length != 2 * candidates || chosen.size() != offered.size()) {
            return refuse("one split for each of " + offered.size() + " nodes and presence of " + 2 * candidates + " children",
                    chosen.size() + " and " + presence.banks().length);
        }
        int least = floor.leastBanks(privacy);
        int first = 0;
        for (int i = 0; i < offered.size(); i++) {
            NodeRules node = offered.get(i);
            int passing = firstPassing(presence, first, node.rules().size(), least);
            ChosenSplit split = chosen.get(i);
            boolean growsOn = passing >= 0;
            if (split.node() != node.node() || split.growsOn() != growsOn
                    || !split.rule().equals(node.rules().get(Math.max(0, passing)))) {
                return refuse("candidate " + Math.max(0, passing) + " of node " + node.node() + (growsOn
                        ? ", growing on: the first whose children both span " + least + " banks" : ", with two leaves"),
                        "another choice for node " + split.node());
            }
            first += node.rules().size();
        }
        return Verdict.allowed(LeakageRule.R5);
    }

    /// Whether the nodes asked for are one child of each pair that grows on, in the order of the pairs.
    ///
    /// @param chosen the splits of the last step; empty before the root
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

    private static int firstPassing(Presence presence, int first, int candidates, int least) {
        for (int c = 0; c < candidates; c++) {
            if (presence.left(first + c) >= least && presence.right(first + c) >= least) {
                return c;
            }
        }
        return -1;
    }

    private static Verdict refuse(String expected, String actual) {
        return Verdict.refused(LeakageRule.R5, TrainingReason.NODE_TOO_SMALL, expected, actual);
    }
}
