package io.riskmesh.boosting.split;

import io.riskmesh.boosting.fixedpoint.NodeSums;

/// The best split of one feature at one node so far, and what a split there must keep to. A later split replaces an
/// earlier one only if its gain is strictly greater. Not thread-safe.
final class SplitSearch {

    private final GainArithmetic arithmetic;
    private final long minimumChildRows;
    private final NodeSums node;
    private final float nodeGain;
    private final WeightBounds bounds;
    private int sign;

    private boolean found;
    private float gain; // to be exceeded
    private int place;
    private boolean missingLeft;
    private long leftGradient;
    private long leftHessian;
    private long leftCount;

    /// @param node all rows of the node
    /// @param nodeGain gain of the node itself, taken with its parent's bounds
    SplitSearch(GainArithmetic arithmetic, long minimumChildRows, NodeSums node, float nodeGain, WeightBounds bounds) {
        this.arithmetic = arithmetic;
        this.minimumChildRows = minimumChildRows;
        this.node = node;
        this.nodeGain = nodeGain;
        this.bounds = bounds;
    }

    /// Forgets what was found, for the next feature.
    ///
    /// @param gainToExceed splits of at most this gain are of no use
    void begin(int featureSign, float gainToExceed) {
        sign = featureSign;
        gain = gainToExceed;
        found = false;
    }

    /// Offers the split whose left child has these sums.
    ///
    /// @param splitPlace the scan's own number of the split
    void offerLeft(long gradient, long hessian, long count, int splitPlace, boolean sendsMissingLeft) {
        long rightHessian = node.hessian() - hessian;
        if (count < minimumChildRows || node.count() - count < minimumChildRows
                || !arithmetic.isHeavyEnough(hessian) || !arithmetic.isHeavyEnough(rightHessian)) {
            return;
        }
        float change = arithmetic.splitGain(gradient, hessian, node.gradient() - gradient, rightHessian, nodeGain, bounds, sign);
        if (change > gain && change != Float.POSITIVE_INFINITY) {
            found = true;
            gain = change;
            place = splitPlace;
            missingLeft = sendsMissingLeft;
            leftGradient = gradient;
            leftHessian = hessian;
            leftCount = count;
        }
    }

    /// The same for a split told by its right child.
    void offerRight(NodeSums right, int splitPlace, boolean sendsMissingLeft) {
        offerLeft(node.gradient() - right.gradient(), node.hessian() - right.hessian(), node.count() - right.count(), splitPlace,
                sendsMissingLeft);
    }

    /// Screens the splits beside running sums against what is found already.
    ///
    /// @param more on the left of each of them, beside the sum
    void compare(GainScreen screen, int groups, NodeSums more) {
        screen.compare(groups, more, node, gain, nodeGain);
    }

    boolean found() {
        return found;
    }

    int place() {
        return place;
    }

    boolean missingLeft() {
        return missingLeft;
    }

    SplitCandidate candidate(SplitRule rule) {
        NodeSums left = new NodeSums(leftGradient, leftHessian, leftCount);
        return new SplitCandidate(rule, gain, left, node.minus(left));
    }
}
