package io.riskmesh.boosting.model;

import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeBuilder;

/// Reads one tree after checking every link of it: XGBoost itself walks `left + !(x < threshold)` without looking.
final class TreeDecoder {

    private final ModelFields fields;
    private final int nodeCount;
    private final int[] left;
    private final int[] parents;
    private final int[] feature;
    private final float[] condition;
    private final boolean[] defaultLeft;
    private final boolean[] categorical;
    private final int[][] rightCategories;

    private TreeDecoder(ModelFields fields, int featureCount, int nodeCount) throws MalformedModel {
        this.fields = fields;
        this.nodeCount = nodeCount;
        left = fields.wholes("left_children", nodeCount, -1, nodeCount - 2L);
        parents = fields.wholes("parents", nodeCount, 0, TreeEncoder.NO_PARENT);
        feature = fields.wholes("split_indices", nodeCount, 0, featureCount - 1L);
        condition = fields.floats("split_conditions", nodeCount);
        defaultLeft = fields.flags("default_left", nodeCount);
        categorical = fields.flags("split_type", nodeCount);
        rightCategories = CategoryLists.read(fields, nodeCount);
    }

    static RegressionTree decode(ModelFields fields, int id, int featureCount) throws MalformedModel {
        ModelFields param = fields.fields("tree_param");
        int nodeCount = param.textInteger("num_nodes");
        if (nodeCount % 2 == 0 || nodeCount > ModelLimits.MAX_NODES_PER_TREE) {
            throw MalformedModel.range(param.path("num_nodes"), "an odd number up to "
                    + ModelLimits.MAX_NODES_PER_TREE, nodeCount);
        }
        expect(param, "num_deleted", 0, 0);
        expect(param, "size_leaf_vector", 0, 1);
        expect(param, "num_feature", featureCount, featureCount);
        if (fields.whole("id") != id) {
            throw MalformedModel.range(fields.path("id"), String.valueOf(id), fields.whole("id"));
        }
        TreeDecoder decoder = new TreeDecoder(fields, featureCount, nodeCount);
        decoder.checkLinks();
        decoder.checkDepth();
        return decoder.build();
    }

    private static void expect(ModelFields param, String field, int least, int most) throws MalformedModel {
        int value = param.textInteger(field);
        if (value < least || value > most) {
            throw new MalformedModel(RefusalReason.UNSUPPORTED, param.path(field), least + ".." + most,
                    String.valueOf(value));
        }
    }

    /// Pairs of siblings fill 1, 2 | 3, 4 | ... and come after their parent, and links up and down agree. That makes the
    /// nodes one tree: every node but the root has one parent with a smaller number.
    private void checkLinks() throws MalformedModel {
        int[] right = fields.wholes("right_children", nodeCount, -1, nodeCount - 1L);
        if (parents[0] != TreeEncoder.NO_PARENT) {
            throw MalformedModel.structure(at("parents", 0), String.valueOf(TreeEncoder.NO_PARENT), parents[0]);
        }
        for (int node = 0; node < nodeCount; node++) {
            int child = left[node];
            if (child == -1) {
                check(right[node] == -1, "right_children", node, "-1 at a leaf", right[node]);
                check(!categorical[node], "split_type", node, "0 at a leaf", 1);
            } else {
                check(child > node && child % 2 == 1, "left_children", node, "an odd node after its parent", child);
                check(right[node] == child + 1, "right_children", node, "left + 1 = " + (child + 1), right[node]);
                check(parents[child] == node, "parents", child, String.valueOf(node), parents[child]);
                check(parents[child + 1] == node, "parents", child + 1, String.valueOf(node), parents[child + 1]);
            }
        }
        for (int node = 1; node < nodeCount; node++) {
            int pair = node % 2 == 1 ? node : node - 1;
            check(parents[node] < node && left[parents[node]] == pair, "parents", node, "the node whose child it is",
                    parents[node]);
        }
        for (int node = 0; node < nodeCount; node++) {
            check(categorical[node] == (rightCategories[node] != null), "categories_nodes", node,
                    "the nodes with split_type 1", "node " + node);
        }
    }

    private void checkDepth() throws MalformedModel {
        int[] depth = new int[nodeCount];
        for (int node = 1; node < nodeCount; node++) {
            depth[node] = depth[parents[node]] + 1;
            if (depth[node] > ModelLimits.MAX_TREE_DEPTH) {
                throw MalformedModel.tooLarge(at("parents", node), "a depth of at most " + ModelLimits.MAX_TREE_DEPTH,
                        depth[node]);
            }
        }
    }

    private RegressionTree build() throws MalformedModel {
        float[] gain = fields.floats("loss_changes", nodeCount);
        float[] hessian = fields.floats("sum_hessian", nodeCount);
        float[] baseWeight = fields.floats("base_weights", nodeCount);
        TreeBuilder tree = RegressionTree.builder();
        tree.addRoot();
        for (int child = 1; child < nodeCount; child += 2) {
            int node = parents[child];
            if (categorical[node]) {
                tree.expand(node, feature[node], rightCategories[node], defaultLeft[node]);
            } else {
                tree.expand(node, feature[node], condition[node], defaultLeft[node]);
            }
        }
        for (int node = 0; node < nodeCount; node++) {
            check(hessian[node] >= 0f, "sum_hessian", node, "a cover >= 0", hessian[node]);
            tree.setStatistics(node, gain[node], hessian[node], baseWeight[node]);
            if (left[node] == -1) {
                tree.setLeaf(node, condition[node]);
            }
        }
        return tree.build();
    }

    private String at(String field, int node) {
        return fields.path(field) + "[" + node + "]";
    }

    private void check(boolean holds, String field, int node, String expected, Object actual) throws MalformedModel {
        if (!holds) {
            throw MalformedModel.structure(at(field, node), expected, actual);
        }
    }
}
