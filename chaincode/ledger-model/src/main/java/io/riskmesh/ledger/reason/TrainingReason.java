package io.riskmesh.ledger.reason;

import java.util.Locale;

/// Codes of joint training: the leakage rules R1 to R16 and the round protocol.
public enum TrainingReason implements ReasonCode {
    FIRST_TREE_PLAIN,
    METRIC_OF_ONE_BANK,
    SAMPLE_WOULD_LEAK,
    MODEL_NOT_STRIPPED,
    RELEASE_GATE_FAILED,
    SET_CHANGED,
    REOPEN_WITH_OTHER_SET,
    NODE_TOO_SMALL,
    CELL_TOO_SMALL,
    SUM_INCONSISTENT,
    SUM_OUT_OF_RANGE,
    INPUT_DISPROVED,
    UNKNOWN_RUN,
    STALE_MESSAGE,
    PLAN_MISMATCH,
    ROW_BOUND_EXCEEDED,
    CUTS_MISMATCH,
    SPLITS_MISMATCH,
    MALFORMED_MESSAGE,
    RUN_NOT_RESUMABLE,
    RUN_CANCELLED;

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
