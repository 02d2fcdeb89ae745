package io.riskmesh.boosting.rows;

import io.riskmesh.boosting.bins.BinnedMatrix;
import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.split.SplitRule;
import io.riskmesh.boosting.tree.RegressionTree;
import java.util.Arrays;

/// A tree whose thresholds are edges of the cuts, to be walked by bin numbers.
final class BinnedTree {
    private final RegressionTree tree;
    private final CodeSides[] sides; // by node; null at leaves

    /// @throws IllegalArgumentException if a split of the tree is none of the cuts
    BinnedTree(RegressionTree tree, HistogramCuts cuts) {
        this.tree = tree;
        sides = new CodeSides[tree.nodeCount()];
        for (int node = 0; node < sides.length; node++) {
            sides[node] = tree.isLeaf(node) ? null : CodeSides.of(rule(tree, node, cuts), cuts);
        }
    }

    private static SplitRule rule(RegressionTree tree, int node, HistogramCuts cuts) {
        int feature = tree.feature(node);
        if (tree.isCategorical(node)) {
            return new SplitRule.Categories(feature, Arrays.stream(tree.rightCategories(node)).boxed().toList(),
                    tree.defaultLeft(node));
        }
        float threshold = tree.threshold(node);
        int bin = lastBinBelow(feature, threshold, cuts);
        if (bin < 0 ? threshold != -HistogramCuts.SENTINEL : cuts.cut(feature, bin) != threshold) {
            throw new IllegalArgumentException("Expected a threshold of the cuts, got " + threshold + " at node " + node);
        }
        return new SplitRule.Threshold(feature, bin, tree.defaultLeft(node));
    }

    /// The last bin whose upper edge is at most the threshold, or -1.
    private static int lastBinBelow(int feature, float threshold, HistogramCuts cuts) {
        int low = 0;
        int high = feature < cuts.features() ? cuts.bins(feature) : 0;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cuts.cut(feature, middle) <= threshold) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    RegressionTree tree() {
        return tree;
    }

    /// The two sides of an inner node.
    CodeSides sides(int node) {
        return sides[node];
    }

    private boolean goesLeft(int node, BinnedMatrix matrix, int row) {
        CodeSides split = sides[node];
        return split.left()[matrix.code(row, split.feature())] != 0;
    }

    /// The value of the leaf that a row reaches from a node.
    float value(int from, BinnedMatrix matrix, int row) {
        int node = from;
        while (sides[node] != null) {
            node = goesLeft(node, matrix, row) ? tree.left(node) : tree.left(node) + 1;
        }
        return tree.leafValue(node);
    }
}
