package io.riskmesh.ledger.reason;

import java.util.Locale;

/// Codes that several rooms raise.
public enum SharedReason implements ReasonCode {
    AUTHORISATION_MISSING,
    AUTHORISATION_EXPIRED,
    AUTHORISATION_REVOKED,
    PURPOSE_MISMATCH,
    SIMULATED_REFUSED,
    TOO_FEW_BANKS,
    NOT_A_MEMBER,
    WRONG_PARTY,
    WRONG_ROLE,
    DIGEST_MISMATCH,
    SCHEMA_MISMATCH,
    SIGNATURE_INVALID;

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
