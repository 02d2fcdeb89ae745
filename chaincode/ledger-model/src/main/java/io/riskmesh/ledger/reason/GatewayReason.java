package io.riskmesh.ledger.reason;

import java.util.Locale;

/// Codes of the edge of a gateway: requests, idempotency, availability.
public enum GatewayReason implements ReasonCode {
    INVALID_REQUEST,
    INVALID_CURSOR,
    IDEMPOTENCY_KEY_MISSING,
    UNAUTHENTICATED,
    PAYLOAD_TOO_LARGE,
    UNSUPPORTED_MEDIA_TYPE,
    FORBIDDEN_ROLE,
    FOUR_EYES,
    SCORE_REFUSED,
    CONFLICT,
    IDEMPOTENCY_IN_FLIGHT,
    LEDGER_INVALID,
    PEER_VERSION,
    PRECONDITION_FAILED,
    IDEMPOTENCY_KEY_REUSED,
    PRECONDITION_REQUIRED,
    RATE_LIMITED,
    INTERNAL,
    SCORE_UNAVAILABLE,
    LEDGER_UNAVAILABLE,
    LEDGER_STALE,
    PEER_UNAVAILABLE,
    RECEIPT_LOG_CORRUPT;

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
