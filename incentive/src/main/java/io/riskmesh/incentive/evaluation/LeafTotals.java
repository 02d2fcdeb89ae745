package io.riskmesh.incentive.evaluation;

import io.riskmesh.incentive.input.LeafSum;
import java.util.List;

/// Sums per tree and leaf over whatever was added. Values are in the range of their rows, so that no total overflows.
/// Shapes: [tree][leaf].
final class LeafTotals {

    private final long[][] gradients;
    private final long[][] hessians;
    private final long[][] rows;

    LeafTotals(List<List<Long>> weights) {
        gradients = new long[weights.size()][];
        hessians = new long[weights.size()][];
        rows = new long[weights.size()][];
        for (int tree = 0; tree < gradients.length; tree++) {
            gradients[tree] = new long[weights.get(tree).size()];
            hessians[tree] = new long[weights.get(tree).size()];
            rows[tree] = new long[weights.get(tree).size()];
        }
    }

    boolean holds(List<LeafSum> sums) {
        return sums.stream().allMatch(sum -> sum.tree() < gradients.length && sum.leaf() < gradients[sum.tree()].length);
    }

    void add(List<LeafSum> sums) {
        for (LeafSum sum : sums) {
            gradients[sum.tree()][sum.leaf()] += sum.gradient();
            hessians[sum.tree()][sum.leaf()] += sum.hessian();
            rows[sum.tree()][sum.leaf()] += sum.rows();
        }
    }

    long gradient(int tree, int leaf) {
        return gradients[tree][leaf];
    }

    long hessian(int tree, int leaf) {
        return hessians[tree][leaf];
    }

    boolean equalsAt(LeafTotals other, int tree, int leaf) {
        return gradients[tree][leaf] == other.gradients[tree][leaf] && hessians[tree][leaf] == other.hessians[tree][leaf]
                && rows[tree][leaf] == other.rows[tree][leaf];
    }
}
