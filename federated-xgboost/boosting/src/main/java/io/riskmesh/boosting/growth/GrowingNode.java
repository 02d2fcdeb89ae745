package io.riskmesh.boosting.growth;

import io.riskmesh.boosting.fixedpoint.NodeSums;
import io.riskmesh.boosting.histogram.GradientHistogram;
import io.riskmesh.boosting.split.SplitCandidate;
import io.riskmesh.boosting.split.WeightBounds;
import java.util.List;

/// A leaf that may still be split, as the opener knows it. Holds its histogram from when that is opened until it is
/// handed on to a child or the node stays a leaf.
final class GrowingNode {

    final int id;
    final int depth;
    final NodeSums sums;
    final WeightBounds bounds;
    final float gain; // of the node unsplit, with its parent's bounds

    private GradientHistogram histogram;
    private int at;

    List<SplitCandidate> candidates = List.of();
    SplitCandidate chosen;
    boolean pairPasses;
    boolean payeesOpen = true; // whether payee-side sums are opened here
    boolean childrenOpen; // the same for both children

    GrowingNode(int id, int depth, NodeSums sums, WeightBounds bounds, float gain) {
        this.id = id;
        this.depth = depth;
        this.sums = sums;
        this.bounds = bounds;
        this.gain = gain;
    }

    void holds(GradientHistogram opened, int position) {
        histogram = opened;
        at = position;
    }

    GradientHistogram histogram() {
        return histogram;
    }

    int at() {
        return at;
    }

    OpenedNode opened() {
        return new OpenedNode(id, histogram, at, candidates);
    }

    /// Gives its histogram, less that of one child, to the other child.
    void handOn(GrowingNode built, GrowingNode derived) {
        subtract(built);
        derived.holds(histogram, at);
        histogram = null;
    }

    private void subtract(GrowingNode built) {
        long[] mine = histogram.cells();
        long[] theirs = built.histogram.cells();
        int words = histogram.slots() * histogram.plan().layout().words();
        int to = at * words;
        int from = built.at * words;
        for (int i = 0; i < words; i++) {
            mine[to + i] -= theirs[from + i];
        }
    }
}
