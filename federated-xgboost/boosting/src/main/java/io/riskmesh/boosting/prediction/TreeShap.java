package io.riskmesh.boosting.prediction;

import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeEnsemble;

/// How much each feature moved one row's margin: Shapley values of the game in which an unknown feature sends a row to both
/// children, in proportion to their covers (path-dependent TreeSHAP: Lundberg et al., "Consistent Individualized
/// Feature Attribution for Tree Ensembles", arXiv 1802.03888, algorithm 2). Thread-safe.
///
/// Covers are taken against the parent's, as XGBoost does, so contributions sum to the margin also where a stripped
/// model's covers do not add up. The children of a node without cover count as equally likely.
public final class TreeShap {

    private final TreeEnsemble ensemble;
    private final double bias;

    public TreeShap(TreeEnsemble ensemble) {
        this.ensemble = ensemble;
        this.bias = ensemble.trees().stream().mapToDouble(TreeShap::mean).sum();
    }

    /// A contribution per feature, then the bias: what the model says of a row of which nothing is known. Together the margin,
    /// up to rounding.
    ///
    /// @param row a value per feature; NaN is missing, categories are codes
    public double[] contributions(float[] row) {
        int features = ensemble.schema().size();
        if (row.length != features) {
            throw new IllegalArgumentException("Expected a row of " + features + " values, got " + row.length);
        }
        double[] phi = new double[features + 1];
        for (RegressionTree tree : ensemble.trees()) {
            if (tree.nodeCount() > 1) {
                new TreeWalk(tree, row, phi).run();
            }
        }
        phi[features] = bias;
        return phi;
    }

    /// The share of a node's rows that go to one of its children.
    static double share(RegressionTree tree, int node, int child) {
        float cover = tree.hessian(node);
        return cover > 0f ? (double) tree.hessian(child) / cover : 0.5;
    }

    private static double mean(RegressionTree tree) {
        double[] mean = new double[tree.nodeCount()];
        for (int node = mean.length - 1; node >= 0; node--) { // children come after their parent
            if (tree.isLeaf(node)) {
                mean[node] = tree.leafValue(node);
            } else {
                int left = tree.left(node);
                mean[node] = share(tree, node, left) * mean[left] + share(tree, node, left + 1) * mean[left + 1];
            }
        }
        return mean[0];
    }

    /// One row's way through one tree, to all leaves.
    private record TreeWalk(RegressionTree tree, float[] row, double[] phi) {

        void run() {
            visit(0, new FeaturePath(tree.maxDepth()), 1.0, 1.0, FeaturePath.NO_FEATURE);
        }

        private void visit(int node, FeaturePath above, double zero, double one, int feature) {
            if (zero == 0.0 && one == 0.0) {
                return; // no subset of known features leads here
            }
            FeaturePath path = above.extended(feature, zero, one);
            if (tree.isLeaf(node)) {
                path.addTo(phi, tree.leafValue(node));
                return;
            }
            int split = tree.feature(node);
            double incomingZero = 1.0;
            double incomingOne = 1.0;
            int seen = path.indexOf(split);
            if (seen > 0) { // a feature counts once: undo its earlier split
                incomingZero = path.zero(seen);
                incomingOne = path.one(seen);
                path.unwind(seen);
            }
            int left = tree.left(node);
            int hot = tree.goesLeft(node, row[split]) ? left : left + 1;
            int cold = hot == left ? left + 1 : left;
            visit(hot, path, incomingZero * share(tree, node, hot), incomingOne, split);
            visit(cold, path, incomingZero * share(tree, node, cold), 0.0, split);
        }
    }
}
