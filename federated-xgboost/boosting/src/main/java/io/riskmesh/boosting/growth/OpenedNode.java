package io.riskmesh.boosting.growth;

import io.riskmesh.boosting.histogram.GradientHistogram;
import io.riskmesh.boosting.split.SplitCandidate;
import java.util.List;

/// A node as its opener knows it, for the opener's own checks. Not to be changed or kept.
///
/// @param at position of the node's sums in the histogram
/// @param candidates best first; none for a node that is only a parent of what is opened next
public record OpenedNode(int node, GradientHistogram histogram, int at, List<SplitCandidate> candidates) {
    public OpenedNode {
        candidates = List.copyOf(candidates);
    }

    /// Without sums.
    @Override
    public String toString() {
        return "OpenedNode[" + node + ", " + candidates.size() + " candidates]";
    }
}
