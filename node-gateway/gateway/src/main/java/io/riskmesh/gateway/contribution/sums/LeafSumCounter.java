package io.riskmesh.gateway.contribution.sums;

import io.riskmesh.boosting.fixedpoint.FixedPointCodec;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.incentive.input.LeafSum;
import java.util.ArrayList;
import java.util.List;

/// Adds up a bank's rows by block and leaf of one tree. Not thread-safe.
public final class LeafSumCounter {

    private final int tree;
    private final RegressionTree shape;
    private final int[] numbers; // [node], the number of a leaf; of other nodes meaningless
    private final int leaves;
    private final long[] gradients; // [block][leaf]
    private final long[] hessians;
    private final long[] rows;

    /// @param tree index among the grown trees
    public LeafSumCounter(int tree, RegressionTree shape, int blocks) {
        this.tree = tree;
        this.shape = shape;
        numbers = numbers(shape);
        leaves = shape.leafCount();
        gradients = new long[blocks * leaves];
        hessians = new long[blocks * leaves];
        rows = new long[blocks * leaves];
    }

    /// Leaves are numbered in the order of their nodes.
    public static int[] numbers(RegressionTree shape) {
        int[] numbers = new int[shape.nodeCount()];
        int next = 0;
        for (int node = 0; node < numbers.length; node++) {
            numbers[node] = shape.isLeaf(node) ? next++ : -1;
        }
        return numbers;
    }

    /// @param features of the row
    /// @param pair its gradient and hessian at the margin before the tree
    public void add(int block, float[] features, long pair) {
        int cell = block * leaves + numbers[shape.leafOf(features)];
        gradients[cell] += FixedPointCodec.gradient(pair);
        hessians[cell] += FixedPointCodec.hessian(pair);
        rows[cell]++;
    }

    /// What was added so far, sorted; places without rows are left out.
    public List<LeafSum> sums() {
        List<LeafSum> sums = new ArrayList<>();
        for (int cell = 0; cell < rows.length; cell++) {
            if (rows[cell] > 0) {
                sums.add(new LeafSum(tree, cell / leaves, cell % leaves, gradients[cell], hessians[cell], rows[cell]));
            }
        }
        return sums;
    }
}
