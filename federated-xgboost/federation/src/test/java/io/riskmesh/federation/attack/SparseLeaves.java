package io.riskmesh.federation.attack;

import io.riskmesh.boosting.fixedpoint.NodeSums;
import io.riskmesh.boosting.growth.ChosenSplit;
import io.riskmesh.federation.attack.AttackResult.Counts;
import io.riskmesh.federation.attack.AttackResult.Finding;
import java.util.ArrayList;
import java.util.List;

/// Reads, from the opened bins of a node and the split taken there, how many rows each child has: a child of one row is a
/// person whose label and whereabouts the tree tells.
final class SparseLeaves implements Attack {

    @Override
    public AttackResult run(View view) {
        int all = view.sums().stream().mapToInt(sum -> sum.members().size()).max().orElse(0);
        List<Finding> findings = new ArrayList<>();
        for (NodeSum sum : LinearClosure.of(view)) {
            for (ChosenSplit split : sum.members().size() == all ? view.splits().get(sum.tree()) : List.<ChosenSplit>of()) {
                if (split.node() == sum.node()) {
                    ChildSums children = ChildSums.of(view.task(), sum, split);
                    findings.add(counts(sum.tree(), split.leftChild(), children.left()));
                    findings.add(counts(sum.tree(), split.leftChild() + 1, children.right()));
                }
            }
        }
        return new AttackResult(findings);
    }

    /// Of one row, the sign of g tells the label.
    private static Finding.LeafCounts counts(int tree, int child, NodeSums sums) {
        return new Finding.LeafCounts(tree, child, List.of(new Counts((int) sums.count(), sums.gradient() < 0 ? 1 : 0)));
    }
}
