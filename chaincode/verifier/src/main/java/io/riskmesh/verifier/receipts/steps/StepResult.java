package io.riskmesh.verifier.receipts.steps;

/// The outcome of one step of a verification.
public sealed interface StepResult {

    /// It holds.
    ///
    /// @param note what it rests on
    record Verified(String note) implements StepResult {}

    /// It does not.
    ///
    /// @param code in lower_snake_case
    record Failed(String code) implements StepResult {}

    /// Nobody looked.
    record NotChecked(String why) implements StepResult {}

    /// As documents say it.
    default String text() {
        return switch (this) {
            case Verified _ -> "VERIFIED";
            case Failed(String code) -> "FAILED(" + code + ")";
            case NotChecked(String why) -> "NOT_CHECKED(" + why + ")";
        };
    }

    static StepResult of(boolean holds, String note, String code) {
        return holds ? new Verified(note) : new Failed(code);
    }
}
