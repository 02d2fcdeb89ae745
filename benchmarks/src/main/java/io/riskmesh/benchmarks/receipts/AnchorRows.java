package io.riskmesh.benchmarks.receipts;

import io.riskmesh.benchmarks.measure.Cost;
import io.riskmesh.benchmarks.measure.CpuClock;
import io.riskmesh.benchmarks.measure.Spread;
import io.riskmesh.benchmarks.program.Progress;
import io.riskmesh.benchmarks.report.ResultTable;
import io.riskmesh.gateway.ledger.client.LedgerClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// Receipts on their way to the ledger: one anchor of 10,000 a second, and epochs back to back.
final class AnchorRows {
    private final FoundedLedger ledger;
    private final int epochs;

    AnchorRows(FoundedLedger ledger, int epochs) {
        this.ledger = ledger;
        this.epochs = epochs;
    }

    void add(ResultTable table, Progress progress) throws Exception {
        List<byte[]> leaves = Receipts.leaves(TreeRows.LEAVES);
        try (LedgerClient client = ledger.client(FoundedLedger.FIRST.value(), "gateway")) {
            Epochs log = new Epochs("BankA.log", client);
            for (int i = 0; i < epochs / 2; i++) {
                log.close(leaves);
            }
            progress.say("an anchor each second");
            paced(log, leaves, table);
            progress.say("anchors back to back");
            backToBack(log, leaves, table);
        }
    }

    private void paced(Epochs log, List<byte[]> leaves, ResultTable table) throws Exception {
        List<Double> millis = new ArrayList<>();
        long start = System.nanoTime();
        Cost cost = new CpuClock().time(() -> {
            for (int i = 0; i < epochs; i++) {
                long due = start + TimeUnit.SECONDS.toNanos(i);
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                log.close(leaves);
                millis.add((System.nanoTime() - due) / 1e6);
            }
        });
        table.row("10,000 receipts and 1 anchor each second: close to commit", Spread.of(millis).cell() + " ms", "< 1 s",
                String.format(Locale.ROOT, "CPU of client and ledger: %.0f ms per anchor", cost.cpuNanos() / 1e6 / epochs));
    }

    private void backToBack(Epochs log, List<byte[]> leaves, ResultTable table) throws Exception {
        Cost cost = new CpuClock().time(() -> {
            for (int i = 0; i < epochs; i++) {
                log.close(leaves);
            }
        });
        table.row("receipts anchored, one log, each anchor awaited", String.format(Locale.ROOT, "%,.0f/s",
                epochs * TreeRows.LEAVES / cost.wallSeconds()), ">= 10,000/s", "-");
    }
}
