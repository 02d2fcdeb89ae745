package io.riskmesh.boosting.prediction;

import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeEnsemble;
import java.util.ArrayList;
import java.util.List;

/// Lays the trees of an ensemble out in the arrays of a [FlatForest].
final class FlatForestBuilder {

    final int features;
    final int[] root;
    final int[] depth;
    final boolean[] categorical;
    final long[] step;
    final int[] slot;
    final float[] leaf;
    final List<CategorySet> categories = new ArrayList<>();

    FlatForestBuilder(TreeEnsemble ensemble) {
        List<RegressionTree> trees = ensemble.trees();
        int nodes = Math.toIntExact(trees.stream().mapToLong(RegressionTree::nodeCount).sum());
        features = ensemble.schema().size();
        root = new int[trees.size()];
        depth = new int[trees.size()];
        categorical = new boolean[trees.size()];
        step = new long[nodes];
        slot = new int[nodes];
        leaf = new float[nodes];
        int first = 0;
        for (int t = 0; t < trees.size(); t++) {
            lay(t, first, trees.get(t));
            first += trees.get(t).nodeCount();
        }
    }

    FlatForest build() {
        return new FlatForest(this);
    }

    private void lay(int t, int first, RegressionTree tree) {
        root[t] = first;
        depth[t] = tree.maxDepth();
        for (int node = 0; node < tree.nodeCount(); node++) {
            int at = first + node;
            if (tree.isLeaf(node)) {
                step[at] = step(RowKeys.ABOVE_ALL, at);
                slot[at] = RowKeys.leafSlot(features);
                leaf[at] = tree.leafValue(node);
            } else if (tree.isCategorical(node)) {
                step[at] = step(0, first + tree.left(node));
                slot[at] = ~categories.size();
                categories.add(new CategorySet(tree, node));
                categorical[t] = true;
            } else {
                step[at] = step(RowKeys.of(tree.threshold(node)), first + tree.left(node));
                slot[at] = RowKeys.slot(tree.feature(node), tree.defaultLeft(node));
            }
        }
    }

    private static long step(int thresholdKey, int left) {
        return (long) thresholdKey << 32 | left;
    }
}
