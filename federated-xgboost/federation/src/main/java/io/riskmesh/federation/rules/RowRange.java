package io.riskmesh.federation.rules;

import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.schema.Objective;
import io.riskmesh.boosting.tree.RegressionTree;

/// What the integers of one honest row can be in one tree, as far as anybody knows who sees no rows.
public sealed interface RowRange {

    /// Logistic rows of weight 1 that all have the same margin: the first tree, with or without a prior.
    ///
    /// @param hessian h of every row
    /// @param positive g of a row of class 1, below 0
    /// @param negative g of a row of class 0, above 0
    record SameMargin(long hessian, long positive, long negative) implements RowRange {}

    /// Squared-error rows of weight 1.
    ///
    /// @param hessian h of every row, always
    /// @param gradient largest |g|
    record SameHessian(long hessian, long gradient) implements RowRange {}

    /// @param gradient largest |g|
    /// @param hessian largest h
    /// @param odds not below |g| / h before rounding; [Long#MAX_VALUE] where nothing is known
    record Bounded(long gradient, long hessian, long odds) implements RowRange {}

    /// The range in the tree that comes after `before`.
    ///
    /// @param before the constant trees of a prior and the trees so far, as a bound of margins
    /// @param unweighted whether all rows of all banks have weight 1 and positives no factor
    static RowRange afterTrees(Objective objective, FixedPointPlan plan, boolean unweighted, MarginBound before) {
        return switch (objective) {
            case BINARY_LOGISTIC -> before.largest() == 0 && unweighted ? firstTree(plan, 0f)
                    : new Bounded(plan.gradientBound(), plan.hessianBound(), before.odds());
            case SQUARED_ERROR -> unweighted ? new SameHessian(plan.hessianBound(), plan.gradientBound())
                    : new Bounded(plan.gradientBound(), plan.hessianBound(), Long.MAX_VALUE);
        };
    }

    /// The range of unweighted logistic rows right after the prior's constant tree.
    static RowRange afterPrior(FixedPointPlan plan, RegressionTree prior) {
        return firstTree(plan, prior.leafValue(0));
    }

    private static RowRange firstTree(FixedPointPlan plan, float margin) {
        double p = 1.0 / (1.0 + StrictMath.exp(-(double) margin));
        double unit = Math.scalb(1.0, plan.scaleBits());
        return new SameMargin(Math.max(1, (long) Math.rint(p * (1 - p) * unit)), (long) Math.rint((p - 1) * unit),
                (long) Math.rint(p * unit));
    }
}
