package io.riskmesh.benchmarks.receipts;

import io.riskmesh.benchmarks.program.Progress;
import io.riskmesh.benchmarks.report.ResultTable;
import io.riskmesh.gateway.ledger.client.LedgerClient;
import io.riskmesh.gateway.ledger.projection.BlockFollower;
import io.riskmesh.gateway.ledger.projection.Checkpoint;
import io.riskmesh.gateway.ledger.projection.Projection;
import io.riskmesh.gateway.storage.StorageConfig;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/// How many blocks a projection is behind while many logs anchor at once, in the same process as the ledger.
final class LagRows {
    private static final int CALLERS = 16;
    private static final int SAMPLE_MILLIS = 10;

    private final FoundedLedger ledger;
    private final int seconds;

    LagRows(FoundedLedger ledger, int seconds) {
        this.ledger = ledger;
        this.seconds = seconds;
    }

    void add(Path folder, ResultTable table, Progress progress) throws Exception {
        progress.say("lag of the projection");
        try (Projection projection = Projection.open(new StorageConfig.Sqlite(folder.resolve("lag.db")), InstantSource.system());
                LedgerClient regulator = ledger.client("Regulator", "auditor")) {
            BlockFollower.catchUp(projection, regulator);
            try (BlockFollower _ = BlockFollower.start(projection, regulator, BlockFollower.ASK_EVERY)) {
                long before = ledger.height();
                List<Long> lags = underLoad(projection);
                double blocksPerSecond = (ledger.height() - before) / (double) seconds;
                long late = lags.stream().filter(lag -> lag > 1).count();
                table.row("blocks that the projection is behind, under load: p50, p99, most", String.format(Locale.ROOT, "%d, %d, %d",
                        lags.get(lags.size() / 2), lags.get((int) (lags.size() * 0.99)), lags.getLast()), "<= 1",
                        String.format(Locale.ROOT, "%.0f blocks/s; more than one behind in %.1f %% of samples", blocksPerSecond,
                                100.0 * late / lags.size()));
            }
        }
    }

    private List<Long> underLoad(Projection projection) throws Exception {
        AtomicBoolean ends = new AtomicBoolean();
        List<Long> lags = new ArrayList<>();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor();
                LedgerClient client = ledger.client(FoundedLedger.FIRST.value(), "gateway")) {
            List<Future<?>> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                Epochs log = new Epochs("BankA.lag" + i, client);
                callers.add(pool.submit(() -> {
                    while (!ends.get()) {
                        log.close(List.of(new byte[1]));
                    }
                    return null;
                }));
            }
            long end = System.nanoTime() + seconds * 1_000_000_000L;
            while (System.nanoTime() < end) {
                Thread.sleep(SAMPLE_MILLIS);
                Optional<Checkpoint> reached = projection.checkpoint();
                lags.add(Math.max(0, ledger.height() - 1 - reached.orElseThrow().block()));
            }
            ends.set(true);
            for (Future<?> caller : callers) {
                caller.get();
            }
        }
        lags.sort(null);
        return lags;
    }
}
