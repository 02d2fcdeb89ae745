package io.riskmesh.gateway.contribution.room;

import io.riskmesh.ledger.reason.ReasonCode;
import java.util.Optional;

/// What a gateway does about a settlement without being asked.
public sealed interface Step {

    /// Says on the ledger that it found the same numbers.
    record Confirm() implements Step {}

    /// Says no on the ledger.
    ///
    /// @param finding what differs; its digest is the dispute's evidence
    record Objection(ReasonCode code, String finding) implements Step {}

    /// Neither, for the time being.
    ///
    /// @param code why
    record Wait(ReasonCode code) implements Step {}

    /// Nothing is left to do for it.
    record Nothing() implements Step {}

    /// The word in logs, metrics and answers.
    default String word() {
        return switch (this) {
            case Confirm _ -> "confirm";
            case Objection _ -> "dispute";
            case Wait _ -> "wait";
            case Nothing _ -> "nothing";
        };
    }

    /// Why; empty where nothing is wrong or missing.
    default Optional<ReasonCode> reason() {
        return switch (this) {
            case Objection(ReasonCode code, String _) -> Optional.of(code);
            case Wait(ReasonCode code) -> Optional.of(code);
            case Confirm _, Nothing _ -> Optional.empty();
        };
    }
}
