package io.riskmesh.incentive.input;

/// Sums over some of a bank's rows in one leaf, at the margins before the tree.
///
/// @param tree index among the grown trees
/// @param block of the bank's training rows, or 0 for its holdout
/// @param leaf number among the tree's leaves, in the order of their nodes
/// @param gradient sum of g, in units of 2^-f
/// @param hessian sum of h, in units of 2^-f
/// @param rows summed, at least 1: what holds no rows is left out
public record LeafSum(int tree, int block, int leaf, long gradient, long hessian, long rows) implements Comparable<LeafSum> {

    public LeafSum {
        if (tree < 0 || block < 0 || leaf < 0 || hessian < 0 || rows < 1) {
            throw new IllegalArgumentException("Expected places and hessian of at least 0 and at least one row, got tree " + tree
                    + ", block " + block + ", leaf " + leaf + ", " + rows + " rows");
        }
    }

    /// By tree, block, leaf.
    @Override
    public int compareTo(LeafSum other) {
        int byTree = Integer.compare(tree, other.tree);
        int byBlock = byTree != 0 ? byTree : Integer.compare(block, other.block);
        return byBlock != 0 ? byBlock : Integer.compare(leaf, other.leaf);
    }
}
