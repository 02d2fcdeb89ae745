package io.riskmesh.xgboost4j;

import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeEnsemble;
import java.util.ArrayList;
import java.util.List;

/// Rows where a reader of a model can go wrong: each threshold and its neighbours, missing values, unknown codes.
final class AwkwardRows {

    private static final float[] CODES = {Float.NaN, -2f, -1f, 0f, 1f, 8f, 9f, 63f, 64f, 69f, 70f, 1000f, 16_777_215f, 16_777_216f};

    private AwkwardRows() {}

    static FloatMatrix of(TreeEnsemble ensemble, RandomRows rows) {
        List<float[]> all = new ArrayList<>();
        for (int i = 0; i < rows.rows(); i++) {
            all.add(rows.row(i));
        }
        for (RegressionTree tree : ensemble.trees()) {
            for (int node = 0; node < tree.nodeCount(); node++) {
                if (!tree.isLeaf(node)) {
                    addAround(tree, node, rows.row(all.size() % rows.rows()), all);
                }
            }
        }
        int columns = rows.schema().size();
        float[] values = new float[all.size() * columns];
        for (int i = 0; i < all.size(); i++) {
            System.arraycopy(all.get(i), 0, values, i * columns, columns);
        }
        return new FloatMatrix(all.size(), columns, values);
    }

    private static void addAround(RegressionTree tree, int node, float[] base, List<float[]> all) {
        if (tree.isCategorical(node)) {
            for (float code : CODES) {
                all.add(with(base, tree.feature(node), code));
            }
            return;
        }
        float t = tree.threshold(node);
        for (float x : new float[] {Math.nextDown(t), t, Math.nextUp(t), Float.NaN}) {
            if (!(Math.abs(x) >= Float.MAX_VALUE)) { // no row holds the sentinel of the cuts
                all.add(with(base, tree.feature(node), x));
            }
        }
    }

    private static float[] with(float[] base, int feature, float x) {
        float[] row = base.clone();
        row[feature] = x;
        return row;
    }
}
