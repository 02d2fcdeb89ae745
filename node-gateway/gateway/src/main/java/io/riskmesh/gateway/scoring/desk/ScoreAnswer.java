package io.riskmesh.gateway.scoring.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskmesh.ledger.reason.ReasonCode;
import java.util.List;
import java.util.Map;

/// What became of a request for a score. An answer to a caller says more than yes or no, and only one of the four says yes.
public sealed interface ScoreAnswer {

    /// The answer of the idempotency key was given before and is repeated.
    default boolean replayed() {
        return false;
    }

    /// A score whose receipt is durable; HTTP 200.
    ///
    /// @param body as `experience.md` section 2.5 shows it
    record Scored(String scoreId, JsonNode body, boolean replayed) implements ScoreAnswer {}

    /// No score, and a retry with the same key gives none either; HTTP 403 `score_refused` with the reason.
    record Refused(String scoreId, ReasonCode reason, String detail, boolean replayed) implements ScoreAnswer {}

    /// No score now; nothing was recorded, and the same key may be tried again. HTTP 503 `score_unavailable` with the reason.
    ///
    /// @param retryAfterSeconds what the caller is told to wait
    record Unavailable(ReasonCode reason, String detail, int retryAfterSeconds) implements ScoreAnswer {}

    /// The request itself is no good; HTTP by the code: `invalid_request` 400, `idempotency_in_flight` 409,
    /// `idempotency_key_reused` 422, `request_id_reused` 422, `payload_too_large` 413.
    ///
    /// @param errors for `invalid_request`: where and what; values of the request are never repeated
    record Rejected(ReasonCode code, String detail, List<FieldError> errors) implements ScoreAnswer {
        public Rejected {
            errors = List.copyOf(errors);
        }
    }

    /// One wrong place of a body.
    ///
    /// @param pointer RFC 6901; names that the request invented are not in it
    /// @param code such as `unknown_field`
    record FieldError(String pointer, String code) {

        /// As a member of a problem.
        public Map<String, String> fields() {
            return Map.of("pointer", pointer, "code", code);
        }
    }
}
