package io.riskmesh.boosting.model;

/// Why a model file is refused.
public enum RefusalReason {
    /// Above one of the limits in [ModelLimits].
    TOO_LARGE,
    /// Neither JSON nor UBJSON as XGBoost writes them.
    SYNTAX,
    MISSING_FIELD,
    WRONG_TYPE,
    WRONG_LENGTH,
    OUT_OF_RANGE,
    /// Nodes that do not form a tree in XGBoost's order.
    WRONG_STRUCTURE,
    /// A valid XGBoost model of a kind this project has no meaning for.
    UNSUPPORTED
}
