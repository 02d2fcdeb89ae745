package io.riskmesh.benchmarks.ledger;

import io.riskmesh.benchmarks.measure.Cost;
import io.riskmesh.benchmarks.measure.CpuClock;
import io.riskmesh.benchmarks.measure.Spread;
import io.riskmesh.benchmarks.program.BenchProgram;
import io.riskmesh.benchmarks.program.Measured;
import io.riskmesh.benchmarks.program.Progress;
import io.riskmesh.benchmarks.program.Scale;
import io.riskmesh.benchmarks.report.ResultTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// `riskmesh bench ledger`: the embedded ledger of three organisations (design `ledger.md` section 8).
public final class LedgerProgram implements BenchProgram {
    private static final int CALLERS = 128;
    private static final int PER_SECOND = 100;
    private static final int ROUNDS = 3;

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public String summary() {
        return "the embedded ledger: transactions per second beside bare P-256, latency, start";
    }

    @Override
    public Measured run(Scale scale, Progress progress) throws Exception {
        Path home = Files.createTempDirectory("bench-ledger");
        try {
            ResultTable table = new ResultTable("Embedded ledger", List.of("what", "figure", "must", "beside"));
            int total = scale.pick(100_000, 600);
            Path folder = home.resolve("full");
            try (BenchLedger ledger = BenchLedger.start(folder)) {
                throughput(ledger, folder, total, table, progress);
                latency(ledger, scale.pick(30, 5), table, progress);
            }
            starts(home, folder, total, scale.pick(3, 1), table, progress);
            notes(table);
            return new Measured(table, "P-256 signatures and verifications of the JDK, the same number per transaction",
                    "facts of 600 bytes, generated", ROUNDS + " rounds of throughput in turn with bare P-256; cells are median (minimum..maximum)");
        } finally {
            delete(home);
        }
    }

    private static void throughput(BenchLedger ledger, Path folder, int total, ResultTable table, Progress progress) throws Exception {
        int cores = Runtime.getRuntime().availableProcessors();
        progress.say("warming up");
        new Callers(ledger.contract(), "warm").closed(CALLERS, total / 10);
        List<Double> rates = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        List<Double> bares = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            progress.say("throughput, round " + (round + 1) + " of " + ROUNDS);
            BareCurve bare = BareCurve.measure(BenchLedger.client(folder));
            Callers callers = new Callers(ledger.contract(), "round" + round + "-");
            int transactions = total * 3 / 10;
            Cost cost = new CpuClock().time(() -> callers.closed(CALLERS, transactions));
            rates.add(transactions / cost.wallSeconds());
            bares.add(bare.transactionsPerSecond(cores));
            ratios.add(rates.getLast() / bares.getLast());
            shares.add(bare.nanosPerTransaction() * transactions / cost.cpuNanos());
        }
        table.row("submit to commit, " + CALLERS + " callers", Spread.of(rates).cell() + " tx/s", ">= 400 tx/s on 2 cores", cores + " cores");
        table.row("the same to bare P-256", Spread.of(ratios).cell(), ">= 0.6", "bare P-256: " + Spread.of(bares).cell() + " tx/s");
        table.row("bare P-256's CPU time to ours", Spread.of(shares).cell(), ">= 0.6", "says the same on a machine that others use, too");
    }

    private static void latency(BenchLedger ledger, int seconds, ResultTable table, Progress progress) throws Exception {
        progress.say("latency at " + PER_SECOND + " tx/s");
        List<Callers.Latency> all = new Callers(ledger.contract(), "open").open(PER_SECOND, seconds);
        table.row("submit to commit at " + PER_SECOND + " tx/s, p50, p99", millis(all, Callers.Latency::submitted), "p99 <= 200 ms",
                "with endorsement: " + millis(all, Callers.Latency::whole));
    }

    private static void starts(Path home, Path full, int total, int repeats, ResultTable table, Progress progress) throws Exception {
        progress.say("starts");
        List<Path> fresh = new ArrayList<>();
        for (int i = 0; i < repeats; i++) {
            fresh.add(home.resolve("fresh" + i));
        }
        table.row("start, empty folder, keys made", StartTime.seconds(fresh).cell() + " s", "<= 2 s", "process start to first Evaluate");
        table.row(String.format(Locale.ROOT, "start with %,d transactions", total),
                StartTime.seconds(Collections.nCopies(repeats, full)).cell() + " s", "<= 10 s", "process start to first Evaluate");
        Files.deleteIfExists(full.resolve("blocks").resolve("state.saved"));
        table.row("the same, the saved state lost", StartTime.seconds(Collections.nCopies(repeats, full)).cell() + " s", "<= 10 s",
                "every block replayed");
    }

    private static void notes(ResultTable table) {
        table.note("Server and client run in one process and share its cores. A transaction is proposed, endorsed by two of three "
                + "organisations (two runs of the chaincode), signed, submitted, ordered, validated, written and forced to disk, and its "
                + "status asked for, all over TLS: " + BareCurve.SIGNS + " signatures and " + BareCurve.VERIFIES + " verifications. Bare "
                + "P-256 is these operations alone on all cores. Latency is taken from the moment a transaction was due, so that "
                + "waiting counts.");
    }

    private static String millis(List<Callers.Latency> all, ToLongFunction<Callers.Latency> of) {
        long[] sorted = all.stream().mapToLong(of).sorted().toArray();
        return String.format(Locale.ROOT, "%.0f, %.0f ms", sorted[sorted.length / 2] / 1e6, sorted[(int) (sorted.length * 0.99)] / 1e6);
    }

    private static void delete(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
