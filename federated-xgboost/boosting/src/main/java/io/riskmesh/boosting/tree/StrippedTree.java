package io.riskmesh.boosting.tree;

/// Copies a tree without the statistics of its training rows (training.md section 11, item 10).
final class StrippedTree {

    /// The cover of a node whose hessian sum is zero or smaller than this: covers must not be zero.
    private static final float SMALLEST_COVER = 0x1p-20f;

    private StrippedTree() {}

    static RegressionTree of(RegressionTree tree, ModelCovers covers, int maxDepth) {
        if (covers == ModelCovers.DATA_INDEPENDENT && (maxDepth < tree.maxDepth() || maxDepth > 100)) {
            throw new IllegalArgumentException("Expected a depth limit in " + tree.maxDepth() + "..100, got " + maxDepth);
        }
        TreeBuilder copy = RegressionTree.builder();
        copy.addRoot();
        // Pairs of siblings in the order in which they were added, which is not that of their parents.
        for (int left = 1; left < tree.nodeCount(); left += 2) {
            expand(tree, tree.parent(left), copy);
        }
        for (int node = 0; node < tree.nodeCount(); node++) {
            float cover = switch (covers) {
                case POWER_OF_TWO -> powerOfTwoNotAbove(tree.hessian(node));
                case DATA_INDEPENDENT -> Math.scalb(1f, maxDepth - tree.depth(node));
            };
            if (tree.isLeaf(node)) {
                copy.setLeaf(node, tree.leafValue(node));
            }
            copy.setStatistics(node, 0f, cover, tree.isLeaf(node) ? tree.leafValue(node) : 0f);
        }
        return copy.build();
    }

    private static void expand(RegressionTree tree, int node, TreeBuilder copy) {
        if (tree.isCategorical(node)) {
            copy.expand(node, tree.feature(node), tree.rightCategories(node), tree.defaultLeft(node));
        } else {
            copy.expand(node, tree.feature(node), tree.threshold(node), tree.defaultLeft(node));
        }
    }

    /// The largest power of two not above `hessian`, never below [#SMALLEST_COVER].
    static float powerOfTwoNotAbove(float hessian) {
        return hessian < SMALLEST_COVER ? SMALLEST_COVER : Math.scalb(1f, Math.getExponent(hessian));
    }
}
