package io.riskmesh.federation.rules;

import io.riskmesh.boosting.growth.ChosenSplit;
import io.riskmesh.boosting.growth.NodeRules;
import io.riskmesh.boosting.growth.Presence;
import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.boosting.split.SplitRule;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a participant knows of the nodes of one tree that have candidates and are not split yet (in a loss-guided tree
/// some wait): the one split that presence allows for each. Immutable.
public final class OfferedNodes {

    public static final OfferedNodes NONE = new OfferedNodes(new TreeMap<>());

    /// @param rule the first candidate whose pair passes, else the first of all
    /// @param pairPasses whether both children have enough banks to be opened
    /// @param payeesPass whether the same is so on the payee's side
    record Allowance(SplitRule rule, boolean pairPasses, boolean payeesPass) {}

    private final SortedMap<Integer, Allowance> allowances; // [node], owned

    private OfferedNodes(SortedMap<Integer, Allowance> allowances) {
        this.allowances = allowances;
    }

    /// These nodes and more, with the opened presence of their candidates' children.
    ///
    /// @throws IllegalArgumentException unless there is a count for each child of each candidate
    public OfferedNodes with(PrivacyParameters privacy, List<NodeRules> offered, Presence presence) {
        int candidates = offered.stream().mapToInt(node -> node.rules().size()).sum();
        if (presence.banks().length != 2 * candidates) {
            throw new IllegalArgumentException("Expected presence of " + 2 * candidates + " children, got "
                    + presence.banks().length);
        }
        SortedMap<Integer, Allowance> more = new TreeMap<>(allowances);
        int first = 0;
        for (NodeRules node : offered) {
            int passing = firstPassing(presence, first, node.rules().size(), privacy.presentBanks());
            more.put(node.node(), new Allowance(node.rules().get(Math.max(0, passing)), passing >= 0,
                    passing >= 0 && presence.payeesPass(first + passing, privacy.presentBanks())));
            first += node.rules().size();
        }
        return new OfferedNodes(more);
    }

    /// These nodes and more, of which presence was not asked: no pair passes, unless the rules are off.
    public OfferedNodes withoutPresence(PrivacyParameters privacy, List<NodeRules> offered) {
        SortedMap<Integer, Allowance> more = new TreeMap<>(allowances);
        for (NodeRules node : offered) {
            more.put(node.node(), new Allowance(node.rules().getFirst(), !privacy.rules(), !privacy.rules()));
        }
        return new OfferedNodes(more);
    }

    /// What is left once these are split.
    public OfferedNodes without(List<ChosenSplit> chosen) {
        SortedMap<Integer, Allowance> less = new TreeMap<>(allowances);
        chosen.forEach(split -> less.remove(split.node()));
        return new OfferedNodes(less);
    }

    /// Whether this split is the node's, and grows on only if its pair passes. To leave children unopened tells less, so
    /// it is never wrong here.
    boolean allows(ChosenSplit split) {
        Allowance allowance = allowances.get(split.node());
        return allowance != null && allowance.rule().equals(split.rule()) && (allowance.pairPasses() || !split.growsOn());
    }

    /// Whether presence lets payee-side features be opened in the children of this split.
    public boolean opensPayees(ChosenSplit split) {
        Allowance allowance = allowances.get(split.node());
        return allowance != null && allowance.payeesPass();
    }

    private static int firstPassing(Presence presence, int first, int candidates, int least) {
        for (int c = 0; c < candidates; c++) {
            if (presence.pairPasses(first + c, least)) {
                return c;
            }
        }
        return -1;
    }
}
