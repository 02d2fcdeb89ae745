package io.riskmesh.benchmarks.gateway;

import io.riskmesh.benchmarks.measure.Spread;
import io.riskmesh.benchmarks.program.Progress;
import io.riskmesh.benchmarks.report.ResultTable;
import io.riskmesh.gateway.receipts.log.ReceiptLog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/// How long a log with many receipts takes to open: all its segments are read, checked and hashed.
final class StartRow {
    private static final int IN_FLIGHT = 1_024;
    private static final int EPOCH = 10_000;
    private static final int PAD_TO = 1_024;

    private final int receipts;
    private final int starts;

    StartRow(int receipts, int starts) {
        this.receipts = receipts;
        this.starts = starts;
    }

    void add(Path folder, ResultTable table, Progress progress) throws Exception {
        progress.say("a log of " + receipts + " receipts");
        Files.createDirectories(folder);
        write(folder);
        List<Double> seconds = new ArrayList<>();
        for (int start = 0; start < starts; start++) {
            long began = System.nanoTime();
            try (ReceiptLog log = BenchLog.open(folder)) {
                seconds.add((System.nanoTime() - began) / 1e9);
                if (log.epochs() != receipts / EPOCH || log.size() != receipts + receipts / EPOCH) {
                    throw new IllegalStateException("Expected " + receipts + " receipts, found " + log.size() + " records");
                }
            }
        }
        table.row(String.format(Locale.ROOT, "start of a log of %,d receipts in %d epochs", receipts, receipts / EPOCH), Spread.of(seconds).cell() + " s",
                "<= 10 s", "-", "-");
    }

    private void write(Path folder) throws Exception {
        Semaphore inFlight = new Semaphore(IN_FLIGHT);
        try (ReceiptLog log = BenchLog.open(folder)) {
            CompletableFuture<?> last = CompletableFuture.completedFuture(null);
            for (int i = 1; i <= receipts; i++) {
                inFlight.acquire();
                last = BenchLog.append(log).thenRun(inFlight::release);
                if (i % EPOCH == 0) {
                    last.join();
                    log.endEpoch(PAD_TO);
                }
            }
        }
    }
}
