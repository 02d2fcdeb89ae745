package io.riskmesh.ledger.reason;

import java.util.Locale;

/// Codes of joint scoring: of the enclave and of the gateways before it.
public enum ScoringReason implements ReasonCode {
    MODEL_NOT_SCORABLE,
    AUTHORISATION_VIEW_STALE,
    ATTESTATION_NOT_TRUSTED,
    ONE_SIDE_NOT_ALLOWED,
    FEATURE_OUT_OF_RANGE,
    PAIR_MISMATCH,
    HALF_UNBOUND,
    NO_ENCLAVE,
    PAYEE_LATE,
    PAYEE_UNREACHABLE,
    DEADLINE,
    RECEIPT_LOG,
    OVERLOADED,
    EPOCH_OVER,
    MANDATE_STALE,
    MANDATE_QUORUM,
    MANDATE_ROLLBACK,
    MODEL_NOT_ADMITTED,
    HALF_REPLAYED,
    REQUEST_ID_REUSED,
    PEER_PROBING;

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
