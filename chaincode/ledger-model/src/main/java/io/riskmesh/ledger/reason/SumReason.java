package io.riskmesh.ledger.reason;

import java.util.Locale;

/// Codes of the masked sum (design `secure-sum.md` section 9).
public enum SumReason implements ReasonCode {
    PARAMETERS_DISAGREE,
    NOT_IN_ROSTER,
    WRONG_SESSION,
    WRONG_AGGREGATION,
    STALE_SLOT,
    LENGTH_MISMATCH,
    CELL_OUT_OF_FIELD,
    DUPLICATE_CONTRIBUTION,
    INPUT_OUT_OF_BOUND,
    PAIR_COMMITMENT_MISMATCH,
    SET_NOT_COVERED,
    SET_CONFLICT,
    REVEAL_BEFORE_FREEZE,
    BOTH_KINDS,
    NEEDLESS_SEED,
    SHARE_UNREADABLE,
    SEED_MISMATCH,
    FINGERPRINT_MISMATCH,
    EQUIVOCATION,
    JOURNAL_ROLLED_BACK;

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
