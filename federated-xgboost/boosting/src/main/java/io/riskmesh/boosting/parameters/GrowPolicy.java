package io.riskmesh.boosting.parameters;

/// In which order leaves are expanded; XGBoost's `grow_policy`.
public enum GrowPolicy {
    /// Level by level, in the order of node ids.
    DEPTH_WISE,
    /// The largest gain first; ties go to the smaller node id.
    LOSS_GUIDED
}
