package io.riskmesh.federation.attack;

import io.riskmesh.boosting.growth.ChosenSplit;
import io.riskmesh.ledger.PartyId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// All sums that follow from seen ones by adding and subtracting: children from parents and siblings, parents from
/// children, parts of a set from the whole. Only sums of equal gradients mix.
final class LinearClosure {

    /// @param gradients digest
    private record Key(String gradients, int tree, int node, SortedSet<PartyId> members) {}

    private final Map<Key, NodeSum> known = new LinkedHashMap<>();
    private final List<List<ChosenSplit>> splits;

    private LinearClosure(List<List<ChosenSplit>> splits) {
        this.splits = splits;
    }

    static Collection<NodeSum> of(View view) {
        LinearClosure closure = new LinearClosure(view.splits());
        view.sums().forEach(closure::learn);
        int before = -1;
        while (before < closure.known.size()) {
            before = closure.known.size();
            closure.alongTrees();
            closure.betweenSets();
        }
        return List.copyOf(closure.known.values());
    }

    private void learn(NodeSum sum) {
        known.putIfAbsent(key(sum, sum.node(), sum.members()), sum);
    }

    private static Key key(NodeSum sum, int node, SortedSet<PartyId> members) {
        return new Key(sum.gradients(), sum.tree(), node, members);
    }

    private void alongTrees() {
        for (NodeSum sum : new ArrayList<>(known.values())) {
            for (ChosenSplit split : sum.tree() < splits.size() ? splits.get(sum.tree()) : List.<ChosenSplit>of()) {
                int left = split.leftChild();
                if (sum.node() == split.node()) {
                    sibling(sum, left, left + 1);
                    sibling(sum, left + 1, left);
                } else if (sum.node() == left) {
                    NodeSum right = known.get(key(sum, left + 1, sum.members()));
                    if (right != null) {
                        learn(sum.plus(right, split.node()));
                    }
                }
            }
        }
    }

    private void sibling(NodeSum parent, int child, int other) {
        NodeSum one = known.get(key(parent, child, parent.members()));
        if (one != null) {
            learn(parent.minus(one, parent.members(), other));
        }
    }

    private void betweenSets() {
        List<NodeSum> all = new ArrayList<>(known.values());
        for (NodeSum whole : all) {
            for (NodeSum part : all) {
                if (whole.tree() == part.tree() && whole.node() == part.node() && whole.gradients().equals(part.gradients())
                        && part.members().size() < whole.members().size() && whole.members().containsAll(part.members())) {
                    SortedSet<PartyId> rest = new TreeSet<>(whole.members());
                    rest.removeAll(part.members());
                    learn(whole.minus(part, rest, whole.node()));
                }
            }
        }
    }
}
