package io.riskmesh.boosting.split;

import io.riskmesh.boosting.fixedpoint.NodeSums;
import io.riskmesh.boosting.histogram.GradientHistogram;

/// One categorical feature's sums at one node.
///
/// @param codes by code; owned
/// @param missing the node's other rows
record CategoryBins(NodeSums[] codes, NodeSums missing) {

    /// Reads `bins` codes from `firstSlot` of a node on.
    static CategoryBins of(GradientHistogram histogram, int at, int firstSlot, int bins, NodeSums node) {
        NodeSums[] codes = new NodeSums[bins];
        NodeSums missing = node;
        for (int code = 0; code < bins; code++) {
            codes[code] = histogram.sums(at, firstSlot + code);
            missing = missing.minus(codes[code]);
        }
        return new CategoryBins(codes, missing);
    }

    int size() {
        return codes.length;
    }

    NodeSums code(int code) {
        return codes[code];
    }

    @Override
    public String toString() {
        return "CategoryBins[" + codes.length + " codes]";
    }
}
