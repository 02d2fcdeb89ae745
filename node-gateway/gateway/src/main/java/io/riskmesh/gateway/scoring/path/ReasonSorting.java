package io.riskmesh.gateway.scoring.path;

import io.riskmesh.gateway.scoring.leave.Leave;
import io.riskmesh.ledger.reason.AttestationReason;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.ScoringReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/// Which reasons refuse, which only say "not now", and which the gateway mends itself (`ledger.md` section 9: S, U and -).
final class ReasonSorting {
    private ReasonSorting() {}

    static Outcome of(ReasonCode code, String detail, Optional<Leave.Given> leave) {
        return switch (code) {
            case SharedReason _, LedgerReason _ -> new Outcome.Refused(code, detail);
            case AttestationReason found -> new Outcome.Refused(ScoringReason.ATTESTATION_NOT_TRUSTED, found.code() + " " + detail);
            case ScoringReason scoring -> ofScoring(scoring, detail, leave);
            default -> new Outcome.Unavailable(ScoringReason.NO_ENCLAVE, code.code());
        };
    }

    private static Outcome ofScoring(ScoringReason code, String detail, Optional<Leave.Given> leave) {
        return switch (code) {
            case ATTESTATION_NOT_TRUSTED, ONE_SIDE_NOT_ALLOWED, FEATURE_OUT_OF_RANGE, PAIR_MISMATCH,
                    MODEL_NOT_SCORABLE, REQUEST_ID_REUSED -> new Outcome.Refused(code, detail);
            // A view that is too old says nothing for good: the same key may be tried again when the ledger is back.
            case AUTHORISATION_VIEW_STALE, PAYEE_LATE, PAYEE_UNREACHABLE, DEADLINE, RECEIPT_LOG, PEER_PROBING -> new Outcome.Unavailable(code, detail);
            case NO_ENCLAVE, OVERLOADED, EPOCH_OVER, MANDATE_STALE, MANDATE_QUORUM, MANDATE_ROLLBACK, MODEL_NOT_ADMITTED, HALF_REPLAYED,
                    HALF_UNBOUND -> new Outcome.Again(code, detail, leave);
        };
    }

    /// The code of this string, if it is one that scorers use.
    static ReasonCode code(String text) {
        return Stream.<ReasonCode[]>of(SharedReason.values(), ScoringReason.values(), LedgerReason.values()).flatMap(Arrays::stream)
                .filter(reason -> reason.code().equals(text)).findFirst().orElse(ScoringReason.NO_ENCLAVE);
    }
}
