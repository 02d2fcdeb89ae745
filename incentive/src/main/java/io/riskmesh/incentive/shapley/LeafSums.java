package io.riskmesh.incentive.shapley;

import io.riskmesh.incentive.leaf.LeafWeight;

/// One leaf as a game: each player brings the sums of its rows, a coalition is worth the weight that its sums would have given
/// the leaf. All players together are worth what the model's file says, so that who knows the file can recompute totals.
/// Shapes: one gradient and hessian per player; the arrays are not copied and never changed.
public final class LeafSums {

    private final long[] gradients;
    private final long[] hessians;
    private final long gradient;
    private final long hessian;
    private final long fullWeight;

    /// @param fullWeight the model's leaf, in units of 2^-26
    public LeafSums(long[] gradients, long[] hessians, long fullWeight) {
        this.gradients = gradients;
        this.hessians = hessians;
        this.fullWeight = fullWeight;
        gradient = sum(gradients);
        hessian = sum(hessians);
    }

    private static long sum(long[] values) {
        long sum = 0;
        for (long value : values) {
            sum = Math.addExact(sum, value);
        }
        return sum;
    }

    public int players() {
        return gradients.length;
    }

    public long gradient(int player) {
        return gradients[player];
    }

    public long hessian(int player) {
        return hessians[player];
    }

    /// Of all players.
    public long gradient() {
        return gradient;
    }

    /// Of all players.
    public long hessian() {
        return hessian;
    }

    /// What all players together are worth.
    public long fullWeight() {
        return hessian == 0 && gradient == 0 ? 0 : fullWeight;
    }

    /// What a coalition of these sums is worth. A function of the sums alone: who brings nothing changes nothing.
    long weight(LeafWeight rule, long g, long h) {
        return g == gradient && h == hessian ? fullWeight() : rule.of(g, h);
    }
}
