package io.riskmesh.boosting.training;

import io.riskmesh.boosting.tree.RegressionTree;
import java.util.Optional;

/// Where margins start (training.md section 11, item 2): one half is margin 0 exactly and needs no tree; any other
/// probability is a tree of one leaf before the grown ones. Thousandths, so that no exact rate is told (rule R8).
public final class Prior {

    public static final int HALF = 500;

    private Prior() {}

    /// The share of positive rows in thousandths, rounded half up, kept within 1..999.
    ///
    /// @throws IllegalArgumentException unless `0 <= positives <= rows` and `rows > 0`
    public static int perMille(long rows, long positives) {
        if (rows <= 0 || positives < 0 || positives > rows) {
            throw new IllegalArgumentException("Expected 0 <= positives <= rows and rows > 0, got " + positives + " of " + rows);
        }
        long share = Math.addExact(Math.multiplyExact(positives, 2000L), rows) / Math.multiplyExact(rows, 2L);
        return (int) Math.clamp(share, 1L, 999L);
    }

    /// The prior's tree, if it needs one.
    ///
    /// @param perMille 1..999
    public static Optional<RegressionTree> tree(int perMille) {
        if (perMille < 1 || perMille > 999) {
            throw new IllegalArgumentException("Expected a prior in 1..999 thousandths, got " + perMille);
        }
        if (perMille == HALF) {
            return Optional.empty();
        }
        float margin = (float) StrictMath.log(perMille / (double) (1000 - perMille));
        return Optional.of(RegressionTree.constant(margin, 1f)); // a cover must not be 0
    }
}
