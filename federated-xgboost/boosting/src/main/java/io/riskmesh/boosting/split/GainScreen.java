package io.riskmesh.boosting.split;

import io.riskmesh.boosting.fixedpoint.NodeSums;

/// Sorts out, without a division and in a loop that a compiler can vectorise, thresholds that cannot beat what is found
/// already. It lets through too many rather than one too few: its test is exact up to rounding in double, with a margin
/// far above the rounding of the float32 gains, so that what is found does not depend on it. Not thread-safe.
final class GainScreen {

    /// Far above the few units of 2^-24 by which a gain in float32 may exceed the exact one.
    private static final double MARGIN = 0x1p-16;

    private final double unit;
    private final double lambda; // in units of the sums
    private final double alpha;
    private final double[] excess; // [group]

    /// @param unit of the integer sums
    /// @param alpha 0 where weights are bounded: then gains may only be smaller than without alpha
    GainScreen(double unit, double lambda, double alpha, int mostGroups) {
        this.unit = unit;
        this.lambda = lambda / unit;
        this.alpha = alpha / unit;
        excess = new double[mostGroups];
    }

    /// Compares splits whose left child holds the running sums of a group in `from..to-1`, and something more, with a gain to
    /// exceed: GL^2 / (HL + lambda) + GR^2 / (HR + lambda) against gain + nodeGain, multiplied by both denominators.
    ///
    /// @param hessian running sums shifted left by `shift`
    /// @param more on the left of every split beside the group's running sums: the missing rows, or nothing
    void compare(long[] gradient, long[] hessian, int shift, int from, int to, NodeSums more, NodeSums node, float gain,
            float nodeGain) {
        double least = ((double) gain + nodeGain - MARGIN * ((double) gain + Math.abs(nodeGain))) / unit;
        double moreGradient = more.gradient();
        double nodeGradient = node.gradient();
        double leftBase = lambda + more.hessian();
        double rightBase = lambda + (node.hessian() - more.hessian());
        double soft = alpha;
        double[] out = excess;
        for (int i = from; i < to; i++) {
            double left = gradient[i] + moreGradient;
            double h = hessian[i] >> shift;
            // Below alpha the squares should be 0; they are larger, which only lets more through.
            double leftTerm = Math.abs(left) - soft;
            double rightTerm = Math.abs(nodeGradient - left) - soft;
            double leftWeight = leftBase + h;
            double rightWeight = rightBase - h;
            out[i] = leftTerm * leftTerm * rightWeight + rightTerm * rightTerm * leftWeight - least * leftWeight * rightWeight;
        }
    }

    /// The first group from `from` on whose split may exceed the gain that it was compared with; `to` if there is none.
    int next(int from, int to) {
        double[] values = excess;
        int i = from;
        while (i < to && !(values[i] >= 0)) {
            i++;
        }
        return i;
    }

    /// The same downwards from `last`; `from - 1` if there is none.
    int previous(int last, int from) {
        double[] values = excess;
        int i = last;
        while (i >= from && !(values[i] >= 0)) {
            i--;
        }
        return i;
    }
}
