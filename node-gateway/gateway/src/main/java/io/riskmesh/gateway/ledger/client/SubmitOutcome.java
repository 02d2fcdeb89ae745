package io.riskmesh.gateway.ledger.client;

/// What became of a submission.
public sealed interface SubmitOutcome {

    /// It stands on the ledger.
    ///
    /// @param answer canonical JSON that names the facts written; empty if another process, or an earlier one, submitted it
    record Recorded(String transactionId, String answer) implements SubmitOutcome {}

    /// The same fact stood there before.
    record AlreadyRecorded(String key) implements SubmitOutcome {}

    /// The contract said no; nothing was written.
    record Refused(Refusal refusal) implements SubmitOutcome {}

    /// Ordered, but not counted by the peers.
    ///
    /// @param validationCode Fabric's name of the reason
    record Invalid(String transactionId, String validationCode) implements SubmitOutcome {}
}
