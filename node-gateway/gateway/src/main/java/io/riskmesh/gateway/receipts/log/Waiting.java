package io.riskmesh.gateway.receipts.log;

import io.riskmesh.gateway.receipts.record.LogRecord;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// What waits for the writer.
sealed interface Waiting {

    /// A record to be made durable.
    record Append(NewRecord record, CompletableFuture<LogRecord> durable) implements Waiting {}

    /// The end of the epoch.
    record End(int padTo, CompletableFuture<Ended> durable) implements Waiting {}

    /// An ended epoch with its leaves.
    record Ended(EpochEnd end, List<LeafHash> leaves) {}

    CompletableFuture<?> durable();
}
