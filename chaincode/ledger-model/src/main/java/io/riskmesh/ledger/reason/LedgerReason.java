package io.riskmesh.ledger.reason;

import java.util.Locale;

/// Codes of the contract and of the ledger (design `ledger.md` sections 4 and 5).
public enum LedgerReason implements ReasonCode {
    MALFORMED_FACT,
    UNKNOWN_FUNCTION,
    WINDOW_INVALID,
    CERTIFICATE_INVALID,
    FLOOR_VIOLATED,
    TRANSIENT_NOT_ALLOWED,
    ROUNDS_EXHAUSTED,
    PRIVACY_BUDGET_EXHAUSTED,
    SUMS_NOT_AUTHORISED,
    COHORT_TOO_CLOSE,
    REFERENCE_VALUES_UNAPPROVED,
    EVIDENCE_REJECTED,
    COLLATERAL_INVALID,
    MODEL_NOT_ACTIVE,
    NOT_FOUND,
    CONSORTIUM_STALE,
    NOT_CURRENT,
    CONFLICT_EXISTS,
    ALREADY_RECORDED,
    EXPIRED,
    NOT_YET_VALID,
    MODE_FIXED,
    QUORUM_MISSING,
    ORDER_VIOLATED,
    COIN_MISMATCH,
    SLOTS_OVERLAP,
    GAP,
    TRANSCRIPTS_DIFFER,
    RUN_NOT_COMPLETE,
    COLLATERAL_OLDER,
    LEDGER_READ_ONLY,
    BLOCK_FILE_CORRUPT;

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
