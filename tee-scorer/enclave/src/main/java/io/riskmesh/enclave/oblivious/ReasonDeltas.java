package io.riskmesh.enclave.oblivious;

import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeEnsemble;

/// How far each child moves the margin against its parent: the difference of their mean leaves, weighted by the covers of
/// the model file, in units of 2^-20. Integers, so that every machine gives the same reasons.
final class ReasonDeltas {

    /// Units per unit of margin.
    static final int UNITS = 1 << 20;

    /// Above this sum of the trees' largest deltas an int could overflow.
    static final int MOST_MARGIN = (1 << 11) - 1;

    final int[] left; // [tree][place]
    final int[] right; // [tree][place]

    ReasonDeltas(int places) {
        left = new int[places];
        right = new int[places];
    }

    void set(int at, double toLeft, double toRight) {
        left[at] = (int) Math.rint(toLeft * UNITS);
        right[at] = (int) Math.rint(toRight * UNITS);
    }

    /// Whether no row can make any sum overflow.
    static boolean fit(TreeEnsemble ensemble) {
        double most = 0;
        for (RegressionTree tree : ensemble.trees()) {
            most += longestWay(tree, means(tree));
        }
        return most < MOST_MARGIN;
    }

    /// The largest sum of absolute deltas between the root and a leaf.
    private static double longestWay(RegressionTree tree, double[] means) {
        double[] way = new double[means.length];
        for (int node = way.length - 1; node >= 0; node--) {
            if (!tree.isLeaf(node)) {
                int left = tree.left(node);
                way[node] = Math.max(way[left] + Math.abs(means[left] - means[node]),
                        way[left + 1] + Math.abs(means[left + 1] - means[node]));
            }
        }
        return way[0];
    }

    /// The mean leaf below each node; the children of a node without cover count as equally likely.
    static double[] means(RegressionTree tree) {
        double[] mean = new double[tree.nodeCount()];
        for (int node = mean.length - 1; node >= 0; node--) { // children come after their parent
            if (tree.isLeaf(node)) {
                mean[node] = tree.leafValue(node);
            } else {
                int left = tree.left(node);
                double coverLeft = tree.hessian(left);
                double coverRight = tree.hessian(left + 1);
                double cover = coverLeft + coverRight;
                double share = cover > 0 ? coverLeft / cover : 0.5;
                mean[node] = mean[left + 1] + share * (mean[left] - mean[left + 1]);
            }
        }
        return mean;
    }
}
