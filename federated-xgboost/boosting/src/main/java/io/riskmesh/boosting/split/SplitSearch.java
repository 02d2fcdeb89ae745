package io.riskmesh.boosting.split;

import io.riskmesh.boosting.fixedpoint.NodeSums;

/// The best split of one feature at one node so far, and what a split there must keep to. A later split replaces an
/// earlier one only if its gain is strictly greater. Not thread-safe.
final class SplitSearch {

    private final GainArithmetic arithmetic;
    private final NodeSums least;
    private final NodeSums node;
    private final float nodeGain;
    private final WeightBounds bounds;
    private int sign;

    private boolean found;
    private float gain; // to be exceeded
    private int place;
    private boolean missingLeft;
    private NodeSums left = NodeSums.NOTHING;
    private NodeSums right = NodeSums.NOTHING;

    /// @param least hessian and rows that each child needs
    /// @param node all rows of the node
    /// @param nodeGain gain of the node itself, taken with its parent's bounds
    SplitSearch(GainArithmetic arithmetic, NodeSums least, NodeSums node, float nodeGain, WeightBounds bounds) {
        this.arithmetic = arithmetic;
        this.least = least;
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
    void offerLeft(NodeSums leftChild, int splitPlace, boolean sendsMissingLeft) {
        offer(leftChild, node.minus(leftChild), splitPlace, sendsMissingLeft);
    }

    /// The same for a split told by its right child.
    void offerRight(NodeSums rightChild, int splitPlace, boolean sendsMissingLeft) {
        offer(node.minus(rightChild), rightChild, splitPlace, sendsMissingLeft);
    }

    private void offer(NodeSums leftChild, NodeSums rightChild, int splitPlace, boolean sendsMissingLeft) {
        if (!isEnough(leftChild) || !isEnough(rightChild)) {
            return;
        }
        float change = arithmetic.splitGain(leftChild, rightChild, nodeGain, bounds, sign);
        if (change > gain && change != Float.POSITIVE_INFINITY) {
            found = true;
            gain = change;
            place = splitPlace;
            missingLeft = sendsMissingLeft;
            left = leftChild;
            right = rightChild;
        }
    }

    private boolean isEnough(NodeSums child) {
        return child.hessian() >= least.hessian() && child.count() >= least.count();
    }

    /// Whether the node has enough for two children.
    boolean maySplit() {
        return node.hessian() >= 2 * least.hessian() && node.count() >= 2 * least.count();
    }

    /// The first group above which a split leaves enough on the left.
    ///
    /// @param more on the left of each split, beside the groups below it
    int firstEnough(NumericBins bins, NodeSums more) {
        return bins.firstReaching(least.minus(more));
    }

    /// The first group above which a split leaves too little on the right.
    int firstTooMuch(NumericBins bins, NodeSums more) {
        return bins.firstExceeding(node.minus(least).minus(more));
    }

    /// Screens the splits above groups `from..to-1` against what is found already.
    void compare(NumericBins bins, int from, int to, GainScreen screen, NodeSums more) {
        bins.screen(screen, from, to, more, node, gain, nodeGain);
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
        return new SplitCandidate(rule, gain, left, right);
    }
}
