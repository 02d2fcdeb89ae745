package io.riskmesh.boosting.tree;

/// What a released model says about how much data reached a node (training.md section 11, item 10). Covers are never
/// zero: XGBoost up to 3.0 would return NaN contributions.
public enum ModelCovers {
    /// The largest power of two not above the node's hessian sum.
    POWER_OF_TWO,
    /// `2^(maxDepth - depth)`: depends on no row.
    DATA_INDEPENDENT
}
