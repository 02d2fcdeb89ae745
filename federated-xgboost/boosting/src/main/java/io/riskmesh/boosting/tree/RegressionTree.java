package io.riskmesh.boosting.tree;

import java.util.Arrays;

/// An immutable binary tree in XGBoost's node order: the root is 0, siblings are neighbours (`right = left + 1`), and
/// every pair of siblings comes after its parent. Nodes are numbered by the order of expansion.
///
/// A numeric split sends `x < threshold` left. A categorical split sends the listed codes right and every other code
/// left, also unlisted, negative and unknown ones, whatever `defaultLeft` says. NaN is missing and follows
/// `defaultLeft`. Thread-safe.
public final class RegressionTree {

    /// Left child at a leaf, parent at the root.
    public static final int NONE = -1;

    /// Codes from here on are no categories to XGBoost (float32 holds integers exactly below it).
    public static final float CATEGORY_LIMIT = 16_777_216f;

    private static final int[] NO_CATEGORIES = {};

    private final int[] left;
    private final int[] parent;
    private final int[] feature;
    private final float[] value; // threshold of a numeric split, leaf value of a leaf
    private final boolean[] defaultLeft;
    private final int[][] rightCategories; // null unless categorical
    private final float[] gain;
    private final float[] hessian;
    private final float[] baseWeight;

    RegressionTree(TreeNodes nodes) {
        int n = nodes.size;
        left = Arrays.copyOf(nodes.left, n);
        parent = Arrays.copyOf(nodes.parent, n);
        feature = Arrays.copyOf(nodes.feature, n);
        value = Arrays.copyOf(nodes.value, n);
        defaultLeft = Arrays.copyOf(nodes.defaultLeft, n);
        rightCategories = Arrays.copyOf(nodes.rightCategories, n);
        gain = Arrays.copyOf(nodes.gain, n);
        hessian = Arrays.copyOf(nodes.hessian, n);
        baseWeight = Arrays.copyOf(nodes.baseWeight, n);
    }

    public static TreeBuilder builder() {
        return new TreeBuilder();
    }

    /// A tree of one leaf, such as the base margin of a model.
    public static RegressionTree constant(float value, float hessian) {
        TreeBuilder tree = builder();
        int root = tree.addRoot();
        tree.setLeaf(root, value);
        tree.setStatistics(root, 0f, hessian, value);
        return tree.build();
    }

    public int nodeCount() {
        return left.length;
    }

    public int leafCount() {
        return (left.length + 1) / 2;
    }

    public boolean isLeaf(int node) {
        return left[node] == NONE;
    }

    public int left(int node) {
        return left[node];
    }

    public int right(int node) {
        return left[node] == NONE ? NONE : left[node] + 1;
    }

    public int parent(int node) {
        return parent[node];
    }

    /// The feature an inner node splits on; 0 at a leaf.
    public int feature(int node) {
        return feature[node];
    }

    /// The threshold of a numeric split.
    ///
    /// @throws IllegalArgumentException at a leaf and at a categorical split
    public float threshold(int node) {
        if (isLeaf(node) || isCategorical(node)) {
            throw new IllegalArgumentException("Expected a numeric split at node " + node);
        }
        return value[node];
    }

    /// @throws IllegalArgumentException at an inner node
    public float leafValue(int node) {
        if (!isLeaf(node)) {
            throw new IllegalArgumentException("Expected a leaf at node " + node + ", got an inner node");
        }
        return value[node];
    }

    public boolean defaultLeft(int node) {
        return defaultLeft[node];
    }

    public boolean isCategorical(int node) {
        return rightCategories[node] != null;
    }

    /// The ascending codes that go right, as a copy; empty unless the split is categorical.
    public int[] rightCategories(int node) {
        return rightCategories[node] == null ? NO_CATEGORIES : rightCategories[node].clone();
    }

    /// XGBoost's `loss_changes`.
    public float gain(int node) {
        return gain[node];
    }

    /// XGBoost's `sum_hessian`, the cover of the node.
    public float hessian(int node) {
        return hessian[node];
    }

    /// XGBoost's `base_weights`.
    public float baseWeight(int node) {
        return baseWeight[node];
    }

    /// The number of edges from the root.
    public int depth(int node) {
        int depth = 0;
        for (int up = parent[node]; up != NONE; up = parent[up]) {
            depth++;
        }
        return depth;
    }

    /// The depth of the deepest leaf; 0 for a tree of one leaf.
    public int maxDepth() {
        int[] depth = new int[left.length];
        int deepest = 0;
        for (int node = 1; node < left.length; node++) {
            depth[node] = depth[parent[node]] + 1;
            deepest = Math.max(deepest, depth[node]);
        }
        return deepest;
    }

    /// Where a row with this value of the node's feature goes.
    public boolean goesLeft(int node, float x) {
        if (Float.isNaN(x)) {
            return defaultLeft[node];
        }
        int[] right = rightCategories[node];
        if (right == null) {
            return x < value[node];
        }
        return x < 0f || x >= CATEGORY_LIMIT || Arrays.binarySearch(right, (int) x) < 0;
    }

    /// The leaf that a row ends in. `row[f]` is the value of feature f, NaN if missing, a code if categorical.
    public int leafOf(float[] row) {
        int node = 0;
        while (left[node] != NONE) {
            node = goesLeft(node, row[feature[node]]) ? left[node] : left[node] + 1;
        }
        return node;
    }

    /// The same function without the statistics of the rows it was trained on; see [ModelCovers].
    ///
    /// @param maxDepth the depth limit of training, not below this tree's depth; only DATA_INDEPENDENT looks at it
    public RegressionTree stripped(ModelCovers covers, int maxDepth) {
        return StrippedTree.of(this, covers, maxDepth);
    }

    /// Equal trees have equal bits in every field.
    @Override
    public boolean equals(Object other) {
        return other instanceof RegressionTree that && Arrays.equals(left, that.left)
                && Arrays.equals(feature, that.feature) && Arrays.equals(value, that.value)
                && Arrays.equals(defaultLeft, that.defaultLeft)
                && Arrays.deepEquals(rightCategories, that.rightCategories) && Arrays.equals(gain, that.gain)
                && Arrays.equals(hessian, that.hessian) && Arrays.equals(baseWeight, that.baseWeight);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(left) + Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return "RegressionTree[nodes=" + nodeCount() + ", depth=" + maxDepth() + "]";
    }
}
