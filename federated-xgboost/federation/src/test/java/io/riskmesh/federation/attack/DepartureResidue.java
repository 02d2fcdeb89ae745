package io.riskmesh.federation.attack;

import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.fixedpoint.NodeSums;
import io.riskmesh.boosting.growth.ChosenSplit;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.federation.attack.AttackResult.Finding;
import io.riskmesh.ledger.PartyId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// After a bank has left: forecasts the next root over all banks from what was opened of the tree before, G + w H to first
/// order, and subtracts the root that was opened without the bank. Not prevented by R1 to R3; row sampling blurs it.
///
/// @param trees the trees of the run, public up to their statistics, which are not looked at
record DepartureResidue(List<RegressionTree> trees) implements Attack {

    @Override
    public AttackResult run(View view) {
        Collection<NodeSum> known = LinearClosure.of(view);
        List<Finding> findings = new ArrayList<>();
        for (int tree = 0; tree + 1 < trees.size(); tree++) {
            Optional<NodeSum> before = root(known, tree);
            Optional<NodeSum> after = root(known, tree + 1);
            if (before.isPresent() && after.isPresent()) {
                SortedSet<PartyId> gone = new TreeSet<>(before.get().members());
                gone.removeAll(after.get().members());
                if (gone.size() == 1) {
                    findings.add(estimate(view, known, before.get(), after.get(), gone.first()));
                }
            }
        }
        return new AttackResult(findings);
    }

    /// The opened root of the largest set.
    private static Optional<NodeSum> root(Collection<NodeSum> known, int tree) {
        NodeSum largest = null;
        for (NodeSum sum : known) {
            if (sum.tree() == tree && sum.node() == 0
                    && (largest == null || sum.members().size() > largest.members().size())) {
                largest = sum;
            }
        }
        return Optional.ofNullable(largest);
    }

    private Finding estimate(View view, Collection<NodeSum> known, NodeSum before, NodeSum after, PartyId gone) {
        FixedPointPlan plan = view.task().plan();
        int words = plan.layout().words();
        double[] change = change(view, known, before);
        double[] gradients = new double[before.cells().length / words];
        double[] rows = new double[gradients.length];
        for (int slot = 0; slot < gradients.length; slot++) {
            NodeSums old = plan.decode(before.cells(), slot * words);
            NodeSums now = plan.decode(after.cells(), slot * words);
            gradients[slot] = plan.real(old.gradient()) + change[slot] - plan.real(now.gradient());
            rows[slot] = old.count() - now.count();
        }
        return new Finding.RootEstimate(gone, after.tree(), gradients, rows);
    }

    /// Sum over the leaves below a node of w H, by slot. A leaf that was not opened has its share of its parent's H in
    /// every slot.
    private double[] change(View view, Collection<NodeSum> known, NodeSum sum) {
        FixedPointPlan plan = view.task().plan();
        double[] change = new double[sum.cells().length / plan.layout().words()];
        for (ChosenSplit split : view.splits().get(sum.tree())) {
            if (split.node() == sum.node()) {
                ChildSums sums = ChildSums.of(view.task(), sum, split);
                double share = (double) sums.left().hessian() / (sums.left().hessian() + sums.right().hessian());
                add(change, child(view, known, sum, split.leftChild(), share));
                add(change, child(view, known, sum, split.leftChild() + 1, 1 - share));
            }
        }
        return change;
    }

    private double[] child(View view, Collection<NodeSum> known, NodeSum parent, int child, double share) {
        RegressionTree tree = trees.get(parent.tree());
        Optional<NodeSum> opened = known.stream().filter(s -> s.tree() == parent.tree() && s.node() == child
                && s.members().equals(parent.members())).findFirst();
        if (!tree.isLeaf(child)) {
            return change(view, known, opened.orElseThrow());
        }
        FixedPointPlan plan = view.task().plan();
        int words = plan.layout().words();
        double[] change = new double[parent.cells().length / words];
        for (int slot = 0; slot < change.length; slot++) {
            double hessian = plan.real(plan.decode(opened.orElse(parent).cells(), slot * words).hessian());
            change[slot] = tree.leafValue(child) * hessian * (opened.isPresent() ? 1 : share);
        }
        return change;
    }

    private static void add(double[] sum, double[] part) {
        for (int slot = 0; slot < sum.length; slot++) {
            sum[slot] += part[slot];
        }
    }
}
