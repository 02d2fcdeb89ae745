package io.riskmesh.boosting.prediction;

import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeEnsemble;

/// Shapley values by their definition: a sum over all subsets of features. For small models only.
final class ExhaustiveShapley {

    private ExhaustiveShapley() {}

    static double[] of(TreeEnsemble ensemble, float[] row) {
        int n = row.length;
        double[] value = new double[1 << n];
        for (int known = 0; known < value.length; known++) {
            for (RegressionTree tree : ensemble.trees()) {
                value[known] += value(tree, row, known, 0);
            }
        }
        double[] phi = new double[n + 1];
        for (int known = 0; known < value.length; known++) {
            for (int f = 0; f < n; f++) {
                if ((known >> f & 1) == 0) {
                    phi[f] += weight(Integer.bitCount(known), n) * (value[known | 1 << f] - value[known]);
                }
            }
        }
        phi[n] = value[0];
        return phi;
    }

    private static double value(RegressionTree tree, float[] row, int known, int node) {
        if (tree.isLeaf(node)) {
            return tree.leafValue(node);
        }
        int left = tree.left(node);
        if ((known >> tree.feature(node) & 1) == 1) {
            return value(tree, row, known, tree.goesLeft(node, row[tree.feature(node)]) ? left : left + 1);
        }
        double cover = tree.hessian(node);
        double toLeft = cover > 0 ? tree.hessian(left) / cover : 0.5;
        double toRight = cover > 0 ? tree.hessian(left + 1) / cover : 0.5;
        return (toLeft == 0 ? 0 : toLeft * value(tree, row, known, left))
                + (toRight == 0 ? 0 : toRight * value(tree, row, known, left + 1));
    }

    /// s! (n - s - 1)! / n!
    private static double weight(int s, int n) {
        double weight = 1.0 / n;
        for (int i = 1; i <= s; i++) {
            weight *= (double) i / (n - i);
        }
        return weight;
    }
}
