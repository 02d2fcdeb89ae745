package io.riskmesh.boosting.split;

import io.riskmesh.boosting.fixedpoint.NodeSums;

/// The best split of one feature at one node so far, and what a split there must keep to. A later split replaces an
/// earlier one only if its gain is strictly greater. Not thread-safe.
final class SplitSearch {

    private final GainArithmetic arithmetic;
    private final long minimumChildRows;
    private NodeSums node = NodeSums.NOTHING;
    private float nodeGain;
    private WeightBounds bounds = WeightBounds.FREE;
    private int sign;

    float gain;
    int place; // the scan's own number of the split
    boolean missingLeft;
    private long leftGradient;
    private long leftHessian;
    private long leftCount;

    SplitSearch(GainArithmetic arithmetic, long minimumChildRows) {
        this.arithmetic = arithmetic;
        this.minimumChildRows = minimumChildRows;
    }

    /// Forgets what was found, for the next feature or node.
    void begin(NodeSums sums, float gainOfNode, WeightBounds nodeBounds, int featureSign) {
        node = sums;
        nodeGain = gainOfNode;
        bounds = nodeBounds;
        sign = featureSign;
        gain = 0f;
    }

    boolean found() {
        return gain > 0f;
    }

    /// Offers the split whose left child has these sums.
    ///
    /// @return whether it is the best so far
    boolean offerLeft(long gradient, long hessian, long count, int splitPlace, boolean sendsMissingLeft) {
        long rightHessian = node.hessian() - hessian;
        if (count < minimumChildRows || node.count() - count < minimumChildRows
                || !arithmetic.isHeavyEnough(hessian) || !arithmetic.isHeavyEnough(rightHessian)) {
            return false;
        }
        float change = arithmetic.splitGain(gradient, hessian, node.gradient() - gradient, rightHessian, nodeGain, bounds, sign);
        if (!(change > gain) || change == Float.POSITIVE_INFINITY) {
            return false;
        }
        gain = change;
        place = splitPlace;
        missingLeft = sendsMissingLeft;
        leftGradient = gradient;
        leftHessian = hessian;
        leftCount = count;
        return true;
    }

    /// The same for a split told by its right child.
    boolean offerRight(long gradient, long hessian, long count, int splitPlace, boolean sendsMissingLeft) {
        return offerLeft(node.gradient() - gradient, node.hessian() - hessian, node.count() - count, splitPlace, sendsMissingLeft);
    }

    SplitCandidate candidate(SplitRule rule) {
        NodeSums left = new NodeSums(leftGradient, leftHessian, leftCount);
        return new SplitCandidate(rule, gain, left, node.minus(left));
    }
}
