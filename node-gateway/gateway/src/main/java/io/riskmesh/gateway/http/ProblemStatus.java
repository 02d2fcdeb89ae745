package io.riskmesh.gateway.http;

import io.riskmesh.ledger.reason.AttestationReason;
import io.riskmesh.ledger.reason.AuditReason;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.JointReason;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.ScoringReason;
import io.riskmesh.ledger.reason.SettlementReason;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.ledger.reason.SumReason;
import io.riskmesh.ledger.reason.TrainingReason;
import java.util.OptionalInt;

/// The status of HTTP that the registry of codes gives to each.
public final class ProblemStatus {
    private static final int NONE = 0;

    private ProblemStatus() {}

    /// The status of a code.
    ///
    /// @throws IllegalArgumentException if it answers no request
    public static int of(ReasonCode code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException(code.code() + " answers no request"));
    }

    /// The status of a code; empty if it answers no request.
    public static OptionalInt find(ReasonCode code) {
        int status = switch (code) {
            case SharedReason shared -> shared(shared);
            case LedgerReason ledger -> ledger(ledger);
            case SettlementReason settlement -> settlement(settlement);
            case TrainingReason training -> training(training);
            case ScoringReason scoring -> scoring(scoring);
            case GatewayReason gateway -> gateway(gateway);
            case SumReason _, JointReason _, AttestationReason _, AuditReason _ -> NONE;
        };
        return status == NONE ? OptionalInt.empty() : OptionalInt.of(status);
    }

    private static int shared(SharedReason code) {
        return switch (code) {
            case AUTHORISATION_MISSING, AUTHORISATION_EXPIRED, AUTHORISATION_REVOKED, PURPOSE_MISMATCH, SIMULATED_REFUSED,
                    TOO_FEW_BANKS, NOT_A_MEMBER, WRONG_PARTY, WRONG_ROLE -> 403;
            case DIGEST_MISMATCH, SCHEMA_MISMATCH, SIGNATURE_INVALID -> 409;
        };
    }

    private static int ledger(LedgerReason code) {
        return switch (code) {
            case ALREADY_RECORDED -> NONE;
            case MALFORMED_FACT, UNKNOWN_FUNCTION, WINDOW_INVALID, CERTIFICATE_INVALID, FLOOR_VIOLATED, TRANSIENT_NOT_ALLOWED -> 400;
            case ROUNDS_EXHAUSTED, PRIVACY_BUDGET_EXHAUSTED, SUMS_NOT_AUTHORISED, COHORT_TOO_CLOSE, REFERENCE_VALUES_UNAPPROVED,
                    EVIDENCE_REJECTED, COLLATERAL_INVALID, MODEL_NOT_ACTIVE -> 403;
            case NOT_FOUND -> 404;
            case CONSORTIUM_STALE, NOT_CURRENT, CONFLICT_EXISTS, EXPIRED, NOT_YET_VALID, MODE_FIXED, QUORUM_MISSING, ORDER_VIOLATED,
                    COIN_MISMATCH, SLOTS_OVERLAP, GAP, TRANSCRIPTS_DIFFER, RUN_NOT_COMPLETE, COLLATERAL_OLDER -> 409;
            case LEDGER_READ_ONLY -> 503;
            case BLOCK_FILE_CORRUPT -> NONE;
        };
    }

    private static int settlement(SettlementReason code) {
        return switch (code) {
            case EVALUATOR_UNAPPROVED, ASSURANCE_INSUFFICIENT, POOL_EXCEEDED, IMPRECISE_UNAPPROVED, LEAF_RULE_UNSUPPORTED,
                    VALUATION_BUDGET -> 403;
            case MATRIX_NOT_CONSERVED, INPUT_ROOT_MISMATCH, ALREADY_SETTLED, ALREADY_FINAL, WINDOW_OPEN, DISPUTE_OPEN -> 409;
            case SUMS_DIFFER_FROM_TRAINING, LEAF_WEIGHT_MISMATCH, LEAF_SUM_OUT_OF_RANGE, EARLY_CONFIRMATION, LOW_VALUE, COPY,
                    FEW_HOLDOUT_ROWS, IMPRECISE, CLAMPED_LEAF, COLUMN_DIFFERS, ALLOCATION_DIFFERS, HOLDOUT_SUMS_MISSING -> NONE;
        };
    }

    private static int training(TrainingReason code) {
        return switch (code) {
            case FIRST_TREE_PLAIN, METRIC_OF_ONE_BANK, SAMPLE_WOULD_LEAK, MODEL_NOT_STRIPPED, RELEASE_GATE_FAILED -> 403;
            case RUN_NOT_RESUMABLE, RUN_CANCELLED -> 409;
            case SET_CHANGED, REOPEN_WITH_OTHER_SET, NODE_TOO_SMALL, CELL_TOO_SMALL, SUM_INCONSISTENT, SUM_OUT_OF_RANGE, INPUT_DISPROVED,
                    UNKNOWN_RUN, STALE_MESSAGE, PLAN_MISMATCH, ROW_BOUND_EXCEEDED, CUTS_MISMATCH, SPLITS_MISMATCH, MALFORMED_MESSAGE ->
                NONE;
        };
    }

    private static int scoring(ScoringReason code) {
        return switch (code) {
            case MODEL_NOT_SCORABLE, AUTHORISATION_VIEW_STALE, ATTESTATION_NOT_TRUSTED, ONE_SIDE_NOT_ALLOWED, FEATURE_OUT_OF_RANGE,
                    PAIR_MISMATCH, HALF_UNBOUND -> 403;
            case NO_ENCLAVE, PAYEE_LATE, PAYEE_UNREACHABLE, DEADLINE, RECEIPT_LOG, OVERLOADED -> 503;
            case REQUEST_ID_REUSED -> 422;
            case PEER_PROBING -> 429;
            case EPOCH_OVER, MANDATE_STALE, MANDATE_QUORUM, MANDATE_ROLLBACK, MODEL_NOT_ADMITTED, HALF_REPLAYED -> NONE;
        };
    }

    private static int gateway(GatewayReason code) {
        return switch (code) {
            case INVALID_REQUEST, INVALID_CURSOR, IDEMPOTENCY_KEY_MISSING -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN_ROLE, FOUR_EYES, SCORE_REFUSED -> 403;
            case CONFLICT, IDEMPOTENCY_IN_FLIGHT, LEDGER_INVALID, PEER_VERSION -> 409;
            case PRECONDITION_FAILED -> 412;
            case PAYLOAD_TOO_LARGE -> 413;
            case UNSUPPORTED_MEDIA_TYPE -> 415;
            case IDEMPOTENCY_KEY_REUSED -> 422;
            case PRECONDITION_REQUIRED -> 428;
            case RATE_LIMITED -> 429;
            case INTERNAL -> 500;
            case SCORE_UNAVAILABLE, LEDGER_UNAVAILABLE, LEDGER_STALE, PEER_UNAVAILABLE -> 503;
            case RECEIPT_LOG_CORRUPT -> NONE;
        };
    }
}
