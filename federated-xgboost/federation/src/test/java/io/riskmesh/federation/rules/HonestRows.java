package io.riskmesh.federation.rules;

import io.riskmesh.boosting.fixedpoint.CellLayout;
import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.fixedpoint.NodeSums;
import io.riskmesh.boosting.histogram.GradientHistogram;
import java.util.Random;

/// Rows as honest banks have them, and the plainest way to add them up. Every value follows from the seed.
final class HonestRows {

    static final FixedPointPlan TWO_WORD = new FixedPointPlan(23, 16, CellLayout.TWO_WORD, 1L << 23, 1L << 21);
    static final FixedPointPlan THREE_WORD = new FixedPointPlan(23, 16, CellLayout.THREE_WORD, 1L << 23, 1L << 21);

    final int[][] slot; // [row][feature]: slot within the feature, the last one is missing
    final boolean[] positive; // [row]
    final float[] margin; // [row]
    final FeatureSlots slots;

    HonestRows(long seed, int rows, int features, float largestMargin) {
        Random random = new Random(seed);
        int[] starts = new int[features + 1];
        for (int f = 0; f < features; f++) {
            starts[f + 1] = starts[f] + 2 + random.nextInt(6);
        }
        slots = new FeatureSlots(starts);
        slot = new int[rows][features];
        positive = new boolean[rows];
        margin = new float[rows];
        for (int row = 0; row < rows; row++) {
            for (int f = 0; f < features; f++) {
                slot[row][f] = random.nextInt(starts[f + 1] - starts[f]);
            }
            positive[row] = random.nextInt(4) == 0;
            margin[row] = (2 * random.nextFloat() - 1) * largestMargin;
        }
    }

    int size() {
        return slot.length;
    }

    /// The integers of one row, straight from the formulas of the design.
    NodeSums row(int row, FixedPointPlan plan) {
        double p = 1.0 / (1.0 + StrictMath.exp(-(double) margin[row]));
        double unit = Math.scalb(1.0, plan.scaleBits());
        return new NodeSums((long) Math.rint((p - (positive[row] ? 1 : 0)) * unit),
                Math.max(1, (long) Math.rint(p * (1 - p) * unit)), 1);
    }

    /// Sums of rows `from..to-1`, one node.
    GradientHistogram histogram(FixedPointPlan plan, int from, int to) {
        GradientHistogram sums = GradientHistogram.zero(1, slots.total(), plan);
        for (int row = from; row < to; row++) {
            for (int f = 0; f < slots.features(); f++) {
                add(sums, slots.start(f) + slot[row][f], row(row, plan));
            }
        }
        return sums;
    }

    NodeSums total(FixedPointPlan plan, int from, int to) {
        NodeSums sum = NodeSums.NOTHING;
        for (int row = from; row < to; row++) {
            sum = sum.plus(row(row, plan));
        }
        return sum;
    }

    private static void add(GradientHistogram sums, int slot, NodeSums row) {
        FixedPointPlan plan = sums.plan();
        int at = slot * plan.layout().words();
        sums.cells()[at] += row.gradient();
        switch (plan.layout()) {
            case TWO_WORD -> sums.cells()[at + 1] += (row.hessian() << plan.rowBits()) + row.count();
            case THREE_WORD -> {
                sums.cells()[at + 1] += row.hessian();
                sums.cells()[at + 2] += row.count();
            }
        }
    }
}
