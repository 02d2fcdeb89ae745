package io.riskmesh.xgboost4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.riskmesh.boosting.tree.RegressionTree;

/// Asserts that XGBoost grew our tree: every field of every node, by its bits.
final class SameTrees {

    private SameTrees() {}

    static void check(RegressionTree ours, RegressionTree theirs, String where) {
        for (int node = 0; node < Math.min(ours.nodeCount(), theirs.nodeCount()); node++) {
            String at = where + ", node " + node + " at depth " + ours.depth(node);
            assertEquals(theirs.left(node), ours.left(node), at + ": left child");
            if (!ours.isLeaf(node)) {
                checkSplit(ours, theirs, node, at);
            } else {
                sameBits(theirs.leafValue(node), ours.leafValue(node), at + ": leaf");
            }
            sameBits(theirs.gain(node), ours.gain(node), at + ": gain");
            sameBits(theirs.hessian(node), ours.hessian(node), at + ": hessian");
            sameBits(theirs.baseWeight(node), ours.baseWeight(node), at + ": base weight");
        }
        assertEquals(theirs.nodeCount(), ours.nodeCount(), where + ": nodes");
    }

    private static void checkSplit(RegressionTree ours, RegressionTree theirs, int node, String at) {
        assertEquals(theirs.feature(node), ours.feature(node), at + ": feature");
        assertEquals(theirs.defaultLeft(node), ours.defaultLeft(node), at + ": direction of missing");
        assertEquals(theirs.isCategorical(node), ours.isCategorical(node), at + ": kind");
        if (ours.isCategorical(node)) {
            assertArrayEquals(theirs.rightCategories(node), ours.rightCategories(node), at + ": categories");
        } else if (Math.abs(ours.threshold(node)) < Float.MAX_VALUE) { // the outermost edges are named differently
            sameBits(theirs.threshold(node), ours.threshold(node), at + ": threshold");
        }
    }

    private static void sameBits(float theirs, float ours, String at) {
        assertEquals(Float.floatToRawIntBits(theirs), Float.floatToRawIntBits(ours), () -> at + ", " + theirs + " and " + ours);
    }
}
