package io.riskmesh.ledger.reason;

import java.util.Locale;

/// Codes of contributions and settlements, flags of a report among them (design `incentive.md`).
public enum SettlementReason implements ReasonCode {
    EVALUATOR_UNAPPROVED,
    ASSURANCE_INSUFFICIENT,
    POOL_EXCEEDED,
    IMPRECISE_UNAPPROVED,
    LEAF_RULE_UNSUPPORTED,
    VALUATION_BUDGET,
    MATRIX_NOT_CONSERVED,
    INPUT_ROOT_MISMATCH,
    ALREADY_SETTLED,
    ALREADY_FINAL,
    WINDOW_OPEN,
    DISPUTE_OPEN,
    SUMS_DIFFER_FROM_TRAINING,
    LEAF_WEIGHT_MISMATCH,
    LEAF_SUM_OUT_OF_RANGE,
    EARLY_CONFIRMATION,
    LOW_VALUE,
    COPY,
    FEW_HOLDOUT_ROWS,
    IMPRECISE,
    CLAMPED_LEAF,
    COLUMN_DIFFERS,
    ALLOCATION_DIFFERS,
    HOLDOUT_SUMS_MISSING;

    private final String code = name().toLowerCase(Locale.ROOT);

    @Override
    public String code() {
        return code;
    }

    @Override
    public String toString() {
        return code;
    }
}
