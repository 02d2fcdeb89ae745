package io.riskmesh.boosting.model;

import io.riskmesh.boosting.tree.RegressionTree;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/// One tree as an object of the file (training.md section 11, items 5 to 7).
final class TreeEncoder {

    /// XGBoost's parent of a root.
    static final int NO_PARENT = Integer.MAX_VALUE;

    /// What XGBoost puts where a categorical split has no threshold: the smallest float32.
    private static final float NO_THRESHOLD = Float.MIN_VALUE;

    private TreeEncoder() {}

    static ModelValue.Obj encode(RegressionTree tree, int id, int featureCount) {
        int n = tree.nodeCount();
        SortedMap<String, ModelValue> fields = new TreeMap<>();
        fields.put("id", new ModelValue.Whole(id));
        fields.put("tree_param", Texts.object("num_deleted", "0", "num_feature", String.valueOf(featureCount),
                "num_nodes", String.valueOf(n), "size_leaf_vector", "1"));
        putLinks(fields, tree);
        putSplits(fields, tree);
        putCategories(fields, tree);
        float[] gain = new float[n];
        float[] hessian = new float[n];
        float[] baseWeight = new float[n];
        for (int node = 0; node < n; node++) {
            gain[node] = tree.gain(node);
            hessian[node] = tree.hessian(node);
            baseWeight[node] = tree.baseWeight(node);
        }
        fields.put("loss_changes", new ModelValue.Reals(gain));
        fields.put("sum_hessian", new ModelValue.Reals(hessian));
        fields.put("base_weights", new ModelValue.Reals(baseWeight));
        return new ModelValue.Obj(fields);
    }

    private static void putLinks(SortedMap<String, ModelValue> fields, RegressionTree tree) {
        int n = tree.nodeCount();
        long[] left = new long[n];
        long[] right = new long[n];
        long[] parents = new long[n];
        for (int node = 0; node < n; node++) {
            left[node] = tree.left(node);
            right[node] = tree.right(node);
            parents[node] = node == 0 ? NO_PARENT : tree.parent(node);
        }
        fields.put("left_children", new ModelValue.Wholes('l', left));
        fields.put("right_children", new ModelValue.Wholes('l', right));
        fields.put("parents", new ModelValue.Wholes('l', parents));
    }

    private static void putSplits(SortedMap<String, ModelValue> fields, RegressionTree tree) {
        int n = tree.nodeCount();
        long[] feature = new long[n];
        float[] condition = new float[n];
        long[] defaultLeft = new long[n];
        long[] type = new long[n];
        for (int node = 0; node < n; node++) {
            feature[node] = tree.feature(node);
            defaultLeft[node] = tree.defaultLeft(node) ? 1 : 0;
            type[node] = tree.isCategorical(node) ? 1 : 0;
            if (tree.isLeaf(node)) {
                condition[node] = tree.leafValue(node);
            } else {
                condition[node] = tree.isCategorical(node) ? NO_THRESHOLD : tree.threshold(node);
            }
        }
        fields.put("split_indices", new ModelValue.Wholes('l', feature));
        fields.put("split_conditions", new ModelValue.Reals(condition));
        fields.put("default_left", new ModelValue.Wholes('U', defaultLeft));
        fields.put("split_type", new ModelValue.Wholes('U', type));
    }

    private static void putCategories(SortedMap<String, ModelValue> fields, RegressionTree tree) {
        int n = tree.nodeCount();
        long[] nodes = new long[n];
        long[] segments = new long[n];
        long[] sizes = new long[n];
        long[] codes = new long[16];
        int splits = 0;
        int total = 0;
        for (int node = 0; node < n; node++) {
            if (tree.isCategorical(node)) {
                int[] right = tree.rightCategories(node);
                nodes[splits] = node;
                segments[splits] = total;
                sizes[splits++] = right.length;
                codes = total + right.length > codes.length
                        ? Arrays.copyOf(codes, (total + right.length) * 2) : codes;
                for (int code : right) {
                    codes[total++] = code;
                }
            }
        }
        fields.put("categories", new ModelValue.Wholes('l', Arrays.copyOf(codes, total)));
        fields.put("categories_nodes", new ModelValue.Wholes('l', Arrays.copyOf(nodes, splits)));
        fields.put("categories_segments", new ModelValue.Wholes('L', Arrays.copyOf(segments, splits)));
        fields.put("categories_sizes", new ModelValue.Wholes('L', Arrays.copyOf(sizes, splits)));
    }
}
