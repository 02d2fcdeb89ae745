package io.riskmesh.boosting.tree;

/// Builds one tree from the root down. Every node starts as a leaf of value 0; expanding a leaf adds its two children
/// at the end. Not thread-safe.
///
/// Every method throws IllegalArgumentException for a wrong value and IllegalStateException for a wrong order of calls.
public final class TreeBuilder {

    private final TreeNodes nodes = new TreeNodes();

    TreeBuilder() {}

    /// Adds the root, node 0. Once, first.
    public int addRoot() {
        if (nodes.size != 0) {
            throw new IllegalStateException("Expected one root, got a second one");
        }
        return nodes.add(RegressionTree.NONE);
    }

    /// Turns a leaf into a numeric split: `x < threshold` goes left.
    ///
    /// @return the left child; the right one is the next
    public int expand(int node, int feature, float threshold, boolean defaultLeft) {
        checkFinite("threshold", threshold);
        return expandTo(node, feature, threshold, defaultLeft, null);
    }

    /// Turns a leaf into a categorical split: the given codes, ascending, go right.
    ///
    /// @return the left child; the right one is the next
    public int expand(int node, int feature, int[] rightCategories, boolean defaultLeft) {
        if (rightCategories.length == 0) {
            throw new IllegalArgumentException("Expected at least one category that goes right, got none");
        }
        int last = -1;
        for (int code : rightCategories) {
            if (code <= last || code >= RegressionTree.CATEGORY_LIMIT) {
                throw new IllegalArgumentException("Expected ascending codes in 0.." + (int) RegressionTree.CATEGORY_LIMIT
                        + ", got " + code + " after " + last);
            }
            last = code;
        }
        return expandTo(node, feature, 0f, defaultLeft, rightCategories.clone());
    }

    private int expandTo(int node, int feature, float threshold, boolean defaultLeft, int[] rightCategories) {
        checkLeaf(node);
        if (feature < 0) {
            throw new IllegalArgumentException("Expected a feature index >= 0, got " + feature);
        }
        nodes.feature[node] = feature;
        nodes.value[node] = threshold;
        nodes.defaultLeft[node] = defaultLeft;
        nodes.rightCategories[node] = rightCategories;
        int left = nodes.add(node);
        nodes.add(node);
        nodes.left[node] = left;
        return left;
    }

    /// Sets the value of a leaf.
    public void setLeaf(int node, float value) {
        checkLeaf(node);
        checkFinite("leaf value", value);
        nodes.value[node] = value;
    }

    /// Sets what training knew about a node: XGBoost's loss_changes, sum_hessian and base_weights.
    public void setStatistics(int node, float gain, float hessian, float baseWeight) {
        checkNode(node);
        checkFinite("gain", gain);
        checkFinite("hessian", hessian);
        checkFinite("base weight", baseWeight);
        if (hessian < 0f) {
            throw new IllegalArgumentException("Expected a hessian sum >= 0, got " + hessian);
        }
        nodes.gain[node] = gain;
        nodes.hessian[node] = hessian;
        nodes.baseWeight[node] = baseWeight;
    }

    /// The tree so far; the builder can go on.
    public RegressionTree build() {
        if (nodes.size == 0) {
            throw new IllegalStateException("Expected a root, got an empty tree");
        }
        return new RegressionTree(nodes);
    }

    private void checkNode(int node) {
        if (node < 0 || node >= nodes.size) {
            throw new IllegalArgumentException("Expected a node in 0.." + (nodes.size - 1) + ", got " + node);
        }
    }

    private void checkLeaf(int node) {
        checkNode(node);
        if (nodes.left[node] != RegressionTree.NONE) {
            throw new IllegalStateException("Expected a leaf at node " + node + ", got a split");
        }
    }

    private static void checkFinite(String what, float value) {
        if (!Float.isFinite(value)) {
            throw new IllegalArgumentException("Expected a finite " + what + ", got " + value);
        }
    }
}
