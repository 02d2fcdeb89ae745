package io.riskmesh.enclave.oblivious;

import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeEnsemble;
import java.util.List;

/// The ordinary walk from root to leaf, which tells its path by every access: what the tests of obliviousness must catch.
final class PlainWalk implements ForestKernel {

    private final int[][] left;
    private final int[][] feature;
    private final float[][] value;
    private final boolean[][] missingLeft;

    PlainWalk(TreeEnsemble ensemble) {
        List<RegressionTree> trees = ensemble.trees();
        left = new int[trees.size()][];
        feature = new int[trees.size()][];
        value = new float[trees.size()][];
        missingLeft = new boolean[trees.size()][];
        for (int t = 0; t < trees.size(); t++) {
            copy(trees.get(t), t);
        }
    }

    private void copy(RegressionTree tree, int t) {
        int nodes = tree.nodeCount();
        left[t] = new int[nodes];
        feature[t] = new int[nodes];
        value[t] = new float[nodes];
        missingLeft[t] = new boolean[nodes];
        for (int i = 0; i < nodes; i++) {
            left[t][i] = tree.left(i);
            feature[t][i] = tree.feature(i);
            value[t][i] = tree.isLeaf(i) ? tree.leafValue(i) : tree.threshold(i);
            missingLeft[t][i] = tree.defaultLeft(i);
        }
    }

    @Override
    public float margin(float[] row) {
        float sum = 0f;
        for (int t = 0; t < left.length; t++) {
            int node = 0;
            while (left[t][node] >= 0) {
                float x = row[feature[t][node]];
                boolean goesLeft = Float.isNaN(x) ? missingLeft[t][node] : x < value[t][node];
                node = left[t][node] + (goesLeft ? 0 : 1);
            }
            sum += value[t][node];
        }
        return sum;
    }

    @Override
    public String name() {
        return "plain walk";
    }
}
