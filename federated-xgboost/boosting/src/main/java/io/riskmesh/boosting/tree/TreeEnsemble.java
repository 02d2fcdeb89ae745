package io.riskmesh.boosting.tree;

import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.schema.Objective;
import java.util.List;

/// A model: the sum of its trees. The base margin is exactly 0; a prior other than one half is tree 0 with a single
/// leaf (training.md section 11, item 2). Immutable.
///
/// @throws IllegalArgumentException if a tree splits on a feature that is not in the schema, or on one of another kind
public record TreeEnsemble(Objective objective, FeatureSchema schema, List<RegressionTree> trees) {

    public TreeEnsemble {
        trees = List.copyOf(trees);
        for (int t = 0; t < trees.size(); t++) {
            checkSplits(schema, t, trees.get(t));
        }
    }

    /// The sum of the leaves of a row, added in float32 in tree order from 0, as XGBoost does.
    ///
    /// @param row a value per feature of the schema; NaN is missing, categories are codes
    public float margin(float[] row) {
        if (row.length != schema.size()) {
            throw new IllegalArgumentException("Expected a row of " + schema.size() + " values, got " + row.length);
        }
        float sum = 0f;
        for (RegressionTree tree : trees) {
            sum += tree.leafValue(tree.leafOf(row));
        }
        return sum;
    }

    /// The deepest tree's depth; 0 without trees.
    public int maxDepth() {
        return trees.stream().mapToInt(RegressionTree::maxDepth).max().orElse(0);
    }

    /// The same function for release, without statistics of rows; DATA_INDEPENDENT covers count from the deepest tree.
    public TreeEnsemble stripped(ModelCovers covers) {
        return stripped(covers, maxDepth());
    }

    /// The same for a stated depth limit of training.
    public TreeEnsemble stripped(ModelCovers covers, int maxDepth) {
        return new TreeEnsemble(objective, schema, trees.stream().map(t -> t.stripped(covers, maxDepth)).toList());
    }

    /// The same trees over a schema that also knows the dictionaries, which model files do not hold.
    ///
    /// @throws IllegalArgumentException unless names and kinds are the same
    public TreeEnsemble withSchema(FeatureSchema named) {
        for (int f = 0; f < Math.max(schema.size(), named.size()); f++) {
            if (f >= schema.size() || f >= named.size() || !schema.feature(f).name().equals(named.feature(f).name())
                    || schema.feature(f).kind() != named.feature(f).kind()) {
                throw new IllegalArgumentException("Expected the model's features, got a schema that differs at index " + f);
            }
        }
        return new TreeEnsemble(objective, named, trees);
    }

    private static void checkSplits(FeatureSchema schema, int t, RegressionTree tree) {
        for (int node = 0; node < tree.nodeCount(); node++) {
            if (tree.isLeaf(node)) {
                continue;
            }
            int feature = tree.feature(node);
            if (feature >= schema.size() || schema.feature(feature).isCategorical() != tree.isCategorical(node)) {
                throw new IllegalArgumentException("Expected tree " + t + " node " + node + " to split on one of "
                        + schema.size() + " features by its kind, got feature " + feature
                        + (tree.isCategorical(node) ? " by categories" : " by a threshold"));
            }
        }
    }
}
