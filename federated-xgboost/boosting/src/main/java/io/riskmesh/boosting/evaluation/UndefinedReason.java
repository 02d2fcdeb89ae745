package io.riskmesh.boosting.evaluation;

/// Why a metric has no value for these rows.
public enum UndefinedReason {
    NO_ROWS,
    NO_POSITIVES,
    NO_NEGATIVES,
    /// The budget is smaller than one row.
    NO_ALERTS
}
