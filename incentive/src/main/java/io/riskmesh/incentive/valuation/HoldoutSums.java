package io.riskmesh.incentive.valuation;

/// The sums of each validator's holdout rows in one leaf, at the margins of the real model. Immutable.
/// Shapes: one gradient and hessian per validator; the arrays are not copied and never changed.
public final class HoldoutSums {

    private final long[] gradients;
    private final long[] hessians;

    public HoldoutSums(long[] gradients, long[] hessians) {
        this.gradients = gradients;
        this.hessians = hessians;
    }

    public int validators() {
        return gradients.length;
    }

    public long gradient(int validator) {
        return gradients[validator];
    }

    public long hessian(int validator) {
        return hessians[validator];
    }
}
