package io.riskmesh.securesum.refusal;

import java.util.Locale;

/// Why a machine of this room refuses, with the strings of the consortium's registry (design `secure-sum.md` section 9,
/// `ledger.md` section 9). Never renamed, never reused.
public enum SumRefusal {
    TOO_FEW_BANKS,
    PARAMETERS_DISAGREE,
    NOT_IN_ROSTER,
    SIGNATURE_INVALID,
    WRONG_SESSION,
    WRONG_AGGREGATION,
    STALE_SLOT,
    LENGTH_MISMATCH,
    CELL_OUT_OF_FIELD,
    DIGEST_MISMATCH,
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
    JOURNAL_ROLLED_BACK,
    /// Not a message of this protocol and version at all.
    MALFORMED_MESSAGE;

    private final String code = name().toLowerCase(Locale.ROOT);

    /// The stable string.
    public String code() {
        return code;
    }

    @Override
    public String toString() {
        return code;
    }
}
