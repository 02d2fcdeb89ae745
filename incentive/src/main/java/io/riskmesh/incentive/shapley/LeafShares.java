package io.riskmesh.incentive.shapley;

/// What each player has of a leaf's weight and of its square, both times a divisor that all leaves share. Summed over the
/// players they are the divisor times the full weight and its square, exactly.
/// Shape: one value per player.
public record LeafShares(long[] weight, long[] square) {}
