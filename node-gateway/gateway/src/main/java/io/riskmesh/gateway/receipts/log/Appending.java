package io.riskmesh.gateway.receipts.log;

import io.riskmesh.gateway.receipts.record.LogRecord;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.ScoringReason;
import java.util.concurrent.CompletableFuture;

/// What became of a wish to log.
public sealed interface Appending {

    /// Waits for the disk.
    ///
    /// @param durable the record, once it is on disk; fails with [ReceiptLogClosed] if the log closes first, and then nobody knows
    ///     whether the record is there: a restart tells
    record Accepted(CompletableFuture<LogRecord> durable) implements Appending {}

    /// Not logged, and never will be.
    ///
    /// @param detail `closed` or `full`
    record NotLogged(String detail) implements Appending {

        public ReasonCode code() {
            return ScoringReason.RECEIPT_LOG;
        }
    }
}
