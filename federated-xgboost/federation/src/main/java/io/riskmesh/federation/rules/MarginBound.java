package io.riskmesh.federation.rules;

import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeEnsemble;

/// How far from 0 a row's margin can be after some trees: the sum over trees of the largest leaf, all public. Immutable.
///
/// @param largest of |margin|, in margin units
/// @param trees added so far
public record MarginBound(double largest, int trees) {

    public static final MarginBound ZERO = new MarginBound(0, 0);

    /// Margins are added in float32; each addition errs by at most this part of the bound.
    private static final double ROUNDING = 0x1p-23;

    public MarginBound {
        if (!(largest >= 0) || trees < 0) {
            throw new IllegalArgumentException("Expected a bound >= 0 and trees >= 0, got " + largest + ", " + trees);
        }
    }

    public static MarginBound of(TreeEnsemble ensemble) {
        MarginBound bound = ZERO;
        for (RegressionTree tree : ensemble.trees()) {
            bound = bound.plus(tree);
        }
        return bound;
    }

    /// The bound after one more tree; the prior's constant tree is one.
    public MarginBound plus(RegressionTree tree) {
        double leaf = 0;
        for (int node = 0; node < tree.nodeCount(); node++) {
            if (tree.isLeaf(node)) {
                leaf = Math.max(leaf, Math.abs((double) tree.leafValue(node)));
            }
        }
        return new MarginBound(largest + leaf, trees + 1);
    }

    /// An integer not below (1 + e^M), the largest |g| / h of a logistic row; [Long#MAX_VALUE] if it says nothing.
    public long odds() {
        if (largest == 0) {
            return 2;
        }
        double odds = 1 + StrictMath.exp(largest * (1 + trees * ROUNDING));
        return odds > 0x1p62 ? Long.MAX_VALUE : (long) Math.ceil(odds * (1 + 0x1p-40));
    }
}
