package io.riskmesh.benchmarks.federated;

import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeEnsemble;

/// How large a model's trees are, so that nobody is fast by growing less.
final class NodesPerTree {

    private NodesPerTree() {}

    static double of(TreeEnsemble model) {
        return model.trees().stream().mapToInt(RegressionTree::nodeCount).average().orElse(0);
    }
}
