package io.riskmesh.benchmarks.gateway;

import io.riskmesh.benchmarks.measure.Spread;
import io.riskmesh.benchmarks.program.Progress;
import io.riskmesh.benchmarks.report.ResultTable;
import io.riskmesh.gateway.receipts.log.ReceiptLog;
import io.riskmesh.gateway.receipts.record.LogRecord;
import io.riskmesh.gateway.receipts.record.PrivateParts;
import io.riskmesh.gateway.receipts.record.RecordCodec;
import io.riskmesh.gateway.receipts.record.RecordHead;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/// Receipts made durable in groups, and one by one.
final class SyncRows {
    private static final int IN_FLIGHT = 64;
    private static final int GROUPED_TO_ONE = 10; // one by one is that much slower at least

    private final int records;
    private final int pairs;

    SyncRows(int records, int pairs) {
        this.records = records;
        this.pairs = pairs;
    }

    void add(Path folder, ResultTable table, Progress progress) throws Exception {
        progress.say("receipts in groups and one by one");
        Files.createDirectories(folder);
        List<Double> ratios = new ArrayList<>();
        List<Double> grouped = new ArrayList<>();
        List<Double> single = new ArrayList<>();
        try (ReceiptLog log = BenchLog.open(folder);
                FileChannel file = FileChannel.open(folder.resolve("single"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            PrivateParts parts = BenchLog.parts(folder);
            inGroups(log, records);
            for (int pair = 0; pair < pairs; pair++) {
                grouped.add(inGroups(log, records));
                single.add(oneByOne(file, parts, records / GROUPED_TO_ONE));
                ratios.add(grouped.getLast() / single.getLast());
            }
        }
        table.row("receipts/s, in groups : one sync each, " + IN_FLIGHT + " in flight", Spread.of(ratios).cell(), ">= 10", Spread.of(grouped).cell(),
                Spread.of(single).cell());
    }

    private static double inGroups(ReceiptLog log, int count) throws InterruptedException {
        Semaphore inFlight = new Semaphore(IN_FLIGHT);
        CompletableFuture<?> last = CompletableFuture.completedFuture(null);
        long began = System.nanoTime();
        for (int i = 0; i < count; i++) {
            inFlight.acquire();
            last = BenchLog.append(log).thenRun(inFlight::release);
        }
        last.join(); // the log tells in the order of its records
        return count / ((System.nanoTime() - began) / 1e9);
    }

    // Sealed and encoded as the log does it.
    private static double oneByOne(FileChannel file, PrivateParts parts, int count) throws Exception {
        long began = System.nanoTime();
        for (int i = 0; i < count; i++) {
            RecordHead head = new RecordHead(BenchLog.record().kind(), i, i, System.currentTimeMillis(), BenchLog.record().keyDigest(),
                    BenchLog.record().bodyDigest());
            OpaqueBytes sealed = parts.seal(head, BenchLog.record().privatePart().toBytes());
            ByteBuffer bytes = ByteBuffer.wrap(RecordCodec.encode(new LogRecord(head, BenchLog.record().leaf(), BenchLog.record().proof(), sealed)));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(false);
        }
        return count / ((System.nanoTime() - began) / 1e9);
    }
}
