package io.riskmesh.federation.tree;

import io.riskmesh.boosting.fixedpoint.NodeSums;
import java.util.List;

/// What the opener opened of a tree's leaves, over the rows of all its members. Kept where contributions are measured, and given to
/// an attested evaluator alone. Printing shows the number of leaves.
///
/// @param leaves in the order of their ids
public record OpenedSums(List<NodeSums> leaves) {
    public OpenedSums {
        leaves = List.copyOf(leaves);
    }

    @Override
    public String toString() {
        return "OpenedSums[" + leaves.size() + " leaves]";
    }
}
