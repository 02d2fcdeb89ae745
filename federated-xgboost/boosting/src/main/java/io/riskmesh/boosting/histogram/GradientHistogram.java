package io.riskmesh.boosting.histogram;

import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.fixedpoint.NodeSums;

/// Sums by node, slot and word: `cells[(node * slots + slot) * words + word]`. A slot is a bin of a masked-in feature or
/// its missing slot; features follow each other in ascending order without gaps for features that are masked out
/// (`HistogramCuts` gives the slots of a feature). Owns its array.
public final class GradientHistogram {
    private final int nodes;
    private final int slots;
    private final FixedPointPlan plan;
    private final long[] cells;

    /// Takes ownership of `cells`.
    public GradientHistogram(int nodes, int slots, FixedPointPlan plan, long[] cells) {
        if (cells.length != Math.multiplyExact(Math.multiplyExact(nodes, slots), plan.layout().words())) {
            throw new IllegalArgumentException("Expected " + nodes + " x " + slots + " x " + plan.layout().words()
                    + " cells, got " + cells.length);
        }
        this.nodes = nodes;
        this.slots = slots;
        this.plan = plan;
        this.cells = cells;
    }

    public static GradientHistogram zero(int nodes, int slots, FixedPointPlan plan) {
        return new GradientHistogram(nodes, slots, plan,
                new long[Math.multiplyExact(Math.multiplyExact(nodes, slots), plan.layout().words())]);
    }

    public int nodes() {
        return nodes;
    }

    public int slots() {
        return slots;
    }

    public FixedPointPlan plan() {
        return plan;
    }

    /// The backing array itself, for masks and kernels; whoever changes it owns the histogram.
    public long[] cells() {
        return cells;
    }

    public NodeSums sums(int node, int slot) {
        return plan.decode(cells, (node * slots + slot) * plan.layout().words());
    }

    /// The sum of g in a slot; with [#hessian] and [#count] the same as [#sums] for loops over all slots.
    public long gradient(int node, int slot) {
        return cells[(node * slots + slot) * plan.layout().words()];
    }

    public long hessian(int node, int slot) {
        return plan.hessian(cells, (node * slots + slot) * plan.layout().words());
    }

    public long count(int node, int slot) {
        return plan.count(cells, (node * slots + slot) * plan.layout().words());
    }

    /// Whether no row is in the slot: all words are zero. Cheaper than its sums, and true of most slots of small nodes.
    public boolean isEmpty(int node, int slot) {
        int words = plan.layout().words();
        int at = (node * slots + slot) * words;
        return (cells[at] | cells[at + 1] | cells[at + words - 1]) == 0;
    }

    /// Shape only: cells are secret until they are opened, and stay with the opener then.
    @Override
    public String toString() {
        return "GradientHistogram[" + nodes + " nodes x " + slots + " slots, " + plan.layout() + "]";
    }
}
