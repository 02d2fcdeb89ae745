package io.riskmesh.gateway.receipts.log;

import io.riskmesh.gateway.receipts.record.DayKeys;
import io.riskmesh.gateway.receipts.record.LogRecord;
import io.riskmesh.gateway.receipts.record.PrivateParts;
import io.riskmesh.gateway.receipts.record.RecordKind;
import io.riskmesh.gateway.receipts.segment.LogDisk;
import io.riskmesh.gateway.receipts.segment.ReceiptLogCorrupt;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Logs and records for tests. The bytes of a record follow from its number.
final class TestLog {
    static final int PAD_TO = 64;

    private TestLog() {}

    static ReceiptLogPlan plan(Path folder, LogDisk disk, int queue, long segmentBytes) throws IOException {
        SecureRandom random = new SecureRandom();
        PrivateParts parts = new PrivateParts(DayKeys.open(folder.resolve("days"), random), random);
        return new ReceiptLogPlan("AlderMSP.receipts", folder.resolve("receipts"), queue, segmentBytes, 0, parts,
                new PaddingKey(new byte[32]), Clock.systemUTC(), disk);
    }

    static ReceiptLog open(Path folder) throws IOException, ReceiptLogCorrupt {
        return open(folder, new ArrayList<>());
    }

    static ReceiptLog open(Path folder, List<LogRecord> seen) throws IOException, ReceiptLogCorrupt {
        return ReceiptLog.open(plan(folder, LogDisk.ofMachine(), 4096, 40_000), (_, _, record) -> seen.add(record));
    }

    static byte[] leaf(int number) {
        return ("receipt " + number + " ").repeat(1 + number % 40).getBytes(StandardCharsets.US_ASCII);
    }

    static NewRecord scored(int number) {
        return new NewRecord(RecordKind.SCORED, digest("key", number), digest("body", number), OpaqueBytes.of(leaf(number)),
                OpaqueBytes.of(new byte[] {1, 2, 3}), OpaqueBytes.of(("secret " + number).getBytes(StandardCharsets.US_ASCII)));
    }

    static NewRecord refused(int number) {
        return new NewRecord(RecordKind.REFUSED, digest("key", number), digest("body", number), OpaqueBytes.of(new byte[0]),
                OpaqueBytes.of(new byte[0]), OpaqueBytes.of(new byte[] {9}));
    }

    static Digest digest(String kind, int number) {
        return Digest.of(kind, Integer.toString(number).getBytes(StandardCharsets.US_ASCII));
    }

    static CompletableFuture<LogRecord> accepted(Appending appending) {
        return switch (appending) {
            case Appending.Accepted(CompletableFuture<LogRecord> durable) -> durable;
            case Appending.NotLogged(String detail) -> throw new AssertionError("not logged: " + detail);
        };
    }
}
