package io.riskmesh.federation.tree;

import io.riskmesh.boosting.tree.RegressionTree;
import java.util.Arrays;

/// What only the opener knows of a tree: gain, hessian and base weight of each node, in the order of ids. It never leaves
/// the opener. Immutable; printing shows the number of nodes.
///
/// @param values `[node][gain, hessian, base weight]`
public record NodeStatistics(float[] values) {
    static final int PER_NODE = 3;

    /// For trees whose opener is somebody else.
    public static final NodeStatistics NONE = new NodeStatistics(new float[0]);

    public NodeStatistics {
        values = values.clone();
    }

    public static NodeStatistics of(RegressionTree tree) {
        float[] values = new float[PER_NODE * tree.nodeCount()];
        for (int node = 0; node < tree.nodeCount(); node++) {
            values[PER_NODE * node] = tree.gain(node);
            values[PER_NODE * node + 1] = tree.hessian(node);
            values[PER_NODE * node + 2] = tree.baseWeight(node);
        }
        return new NodeStatistics(values);
    }

    /// A copy.
    @Override
    public float[] values() {
        return values.clone();
    }

    float value(int node, int which) {
        return values[PER_NODE * node + which];
    }

    boolean fits(int nodes) {
        return values.length == PER_NODE * nodes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NodeStatistics(float[] those) && Arrays.equals(values, those);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "NodeStatistics[" + values.length / PER_NODE + " nodes]";
    }
}
