package io.riskmesh.benchmarks.gateway;

import io.riskmesh.gateway.receipts.log.Appending;
import io.riskmesh.gateway.receipts.log.NewRecord;
import io.riskmesh.gateway.receipts.log.PaddingKey;
import io.riskmesh.gateway.receipts.log.ReceiptLog;
import io.riskmesh.gateway.receipts.log.ReceiptLogPlan;
import io.riskmesh.gateway.receipts.record.DayKeys;
import io.riskmesh.gateway.receipts.record.LogRecord;
import io.riskmesh.gateway.receipts.record.PrivateParts;
import io.riskmesh.gateway.receipts.record.RecordKind;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;

/// A gateway's receipt log on the machine's disk, and records as large as scores leave.
final class BenchLog {
    private static final int RECEIPT_BYTES = 750;
    private static final int SIGNATURE_BYTES = 300;
    private static final int PRIVATE_BYTES = 400;
    private static final Digest DIGEST = Digest.ofFile(new byte[0]);
    private static final NewRecord RECORD = new NewRecord(RecordKind.SCORED, DIGEST, DIGEST, OpaqueBytes.of(new byte[RECEIPT_BYTES]),
            OpaqueBytes.of(new byte[SIGNATURE_BYTES]), OpaqueBytes.of(new byte[PRIVATE_BYTES]));

    private BenchLog() {}

    static ReceiptLog open(Path folder) throws Exception {
        return ReceiptLog.open(ReceiptLogPlan.of("BankA.receipts", folder.resolve("receipts"), parts(folder), new PaddingKey(new byte[32]),
                Clock.systemUTC()), (_, _, _) -> {});
    }

    static PrivateParts parts(Path folder) throws IOException {
        SecureRandom random = new SecureRandom();
        return new PrivateParts(DayKeys.open(folder.resolve("days"), random), random);
    }

    static NewRecord record() {
        return RECORD;
    }

    /// @throws IllegalStateException if the log does not take it: then there is nothing to measure
    static CompletableFuture<LogRecord> append(ReceiptLog log) {
        return switch (log.append(RECORD)) {
            case Appending.Accepted(CompletableFuture<LogRecord> durable) -> durable;
            case Appending.NotLogged(String why) -> throw new IllegalStateException("The log is " + why);
        };
    }
}
