package io.riskmesh.ledger.reason;

import java.util.Locale;

/// Codes of the offline verifier alone: what no honest contract writes. Where it finds a rule of the contract broken it says so with
/// the contract's own code.
public enum AuditReason implements ReasonCode {
    KEY_REWRITTEN,
    KEY_DELETED,
    KEY_MISMATCH,
    TIME_MISMATCH,
    UNEXPECTED_WRITE,
    MEMBERS_DIFFER,
    ANCHOR_GAP,
    ANCHOR_FORK,
    RECEIPT_KEY_MISSING,
    RECEIPT_MISSING,
    NOT_APPRAISED;

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
