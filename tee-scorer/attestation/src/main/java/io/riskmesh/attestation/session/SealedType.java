package io.riskmesh.attestation.session;

import java.util.Optional;

/// What a sealed message is. Numbers are never reused.
public enum SealedType {
    /// Server to client, sequence 0.
    SESSION_ACCEPTED(1, false),
    KEY_SHARE(2, true),
    KEY_TAKEN(3, false),
    PAYER_HALF(4, true),
    PAYEE_HALF(5, true),
    /// Score or refusal, to the payer.
    SCORE(6, false),
    /// To the payee.
    USE_NOTE(7, false),
    /// A part of what a bank hands to an evaluator.
    EVALUATION_PART(8, true),
    /// A question for the result of an evaluation.
    EVALUATE(9, true),
    /// Report and statement, or a refusal.
    EVALUATED(10, false);

    private final int code;
    private final boolean toServer;

    SealedType(int code, boolean toServer) {
        this.code = code;
        this.toServer = toServer;
    }

    public int code() {
        return code;
    }

    /// Whether gateways send it; the other ones are answers.
    public boolean isToServer() {
        return toServer;
    }

    public static Optional<SealedType> of(int code) {
        return code >= 1 && code <= values().length ? Optional.of(values()[code - 1]) : Optional.empty();
    }
}
