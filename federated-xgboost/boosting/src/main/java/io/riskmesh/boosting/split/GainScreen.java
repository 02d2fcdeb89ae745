package io.riskmesh.boosting.split;

import io.riskmesh.boosting.fixedpoint.NodeSums;

/// Sorts out, without a division and with loops that a compiler can vectorise, thresholds that cannot beat what is found
/// already. It lets through too many rather than one too few: its test is exact up to rounding in double, with a margin
/// far above the rounding of the float32 gains, so that what is found does not depend on it. Not thread-safe.
final class GainScreen {

    /// Far above the few units of 2^-24 by which a gain in float32 may exceed the exact one.
    private static final double MARGIN = 0x1p-16;

    private final double lambda; // in units of the sums
    private final double alpha;
    private final double unit;
    private final double[] gradient; // [group]
    private final double[] hessian;
    private final double[] excess;

    /// @param alpha 0 where weights are bounded: then gains may only be smaller than without alpha
    GainScreen(double unit, double lambda, double alpha, int mostGroups) {
        this.unit = unit;
        this.lambda = lambda / unit;
        this.alpha = alpha / unit;
        gradient = new double[mostGroups];
        hessian = new double[mostGroups];
        excess = new double[mostGroups];
    }

    void load(NumericBins bins) {
        for (int i = 0; i < bins.size; i++) {
            gradient[i] = bins.gradient[i];
            hessian[i] = bins.hessian[i];
        }
    }

    /// Compares splits whose left child holds the running sums of a group, and something more, with a gain to exceed.
    ///
    /// @param groups how many were loaded
    /// @param more on the left of every split beside the group's running sums: the missing rows, or nothing
    void compare(int groups, NodeSums more, NodeSums node, float gain, float nodeGain) {
        double least = ((double) gain + nodeGain - MARGIN * ((double) gain + Math.abs(nodeGain))) / unit;
        double moreGradient = more.gradient();
        double nodeGradient = node.gradient();
        double[] g = gradient;
        double[] h = hessian;
        double[] out = excess;
        double a = alpha;
        double leftBase = lambda + more.hessian();
        double rightBase = lambda + (node.hessian() - more.hessian());
        for (int i = 0; i < groups; i++) {
            double left = g[i] + moreGradient;
            double leftTerm = Math.max(Math.abs(left) - a, 0.0);
            double rightTerm = Math.max(Math.abs(nodeGradient - left) - a, 0.0);
            double leftWeight = leftBase + h[i];
            double rightWeight = rightBase - h[i];
            out[i] = leftTerm * leftTerm * rightWeight + rightTerm * rightTerm * leftWeight - least * leftWeight * rightWeight;
        }
    }

    /// Whether the split above this group may beat the gain that it was compared with.
    boolean mayBeat(int group) {
        return excess[group] >= 0;
    }
}
