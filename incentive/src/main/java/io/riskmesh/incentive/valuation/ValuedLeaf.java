package io.riskmesh.incentive.valuation;

import io.riskmesh.incentive.shapley.LeafSums;

/// @param training sums of each block's rows, with the model's leaf
/// @param holdout sums of each bank's holdout rows
public record ValuedLeaf(LeafSums training, HoldoutSums holdout) {}
