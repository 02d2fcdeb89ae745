package io.riskmesh.benchmarks.trainer;

import io.riskmesh.benchmarks.program.BenchProgram;
import io.riskmesh.benchmarks.program.Measured;
import io.riskmesh.benchmarks.program.Progress;
import io.riskmesh.benchmarks.program.Scale;
import io.riskmesh.benchmarks.report.ResultTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `riskmesh bench trainer`: the plain trainer against XGBoost's `hist` with the same threads (design `training.md`
/// section 14, `evaluation.md` section 8: H3, S1).
public final class TrainerProgram implements BenchProgram {
    private static final int PAIRS = 5;

    @Override
    public String name() {
        return "trainer";
    }

    @Override
    public String summary() {
        return "the plain trainer against XGBoost's hist: time with equal threads, quality, peak memory";
    }

    @Override
    public Measured run(Scale scale, Progress progress) throws Exception {
        ResultTable table = new ResultTable("Plain trainer", SpeedRow.columns());
        int pairs = scale.pick(PAIRS, 1);
        List<String> data = new ArrayList<>();
        extra("taiwan", BenchRows.taiwan(), BenchRows.TAIWAN, scale, table, data, progress);
        extra("a9a", BenchRows.census(), BenchRows.CENSUS, scale, table, data, progress);
        speed(BenchRows.generated(scale.pick(284_807, 20_000), 30, 0.0017), 6, scale.pick(50, 3), pairs, table, progress);
        speed(BenchRows.generated(scale.pick(1_000_000, 20_000), 28, PeakRow.POSITIVE_RATE), 8, scale.pick(10, 2), pairs, table,
                progress);
        data.add("generated rows: seed " + BenchRows.SEED + ", 0.17 % positive (30 features), 30 % positive (28 features), 5 % missing");
        memory(scale, table, progress);
        notes(table);
        return new Measured(table, "XGBoost4J 3.0.4, tree_method hist, nthread as in the row", String.join("; ", data),
                pairs + " pairs in turn after two (below 100,000 rows: eight) that warm up");
    }

    /// Rows of the extra data, if it is there.
    private static void extra(String name, Optional<BenchRows> rows, List<String> files, Scale scale, ResultTable table,
            List<String> data, Progress progress) throws Exception {
        if (rows.isPresent()) {
            speed(rows.get(), 6, scale.pick(150, 4), scale.pick(PAIRS, 1), table, progress);
            data.addAll(files);
        } else {
            progress.say("test data of " + name + " not found; set -Driskmesh.data");
        }
    }

    private static void speed(BenchRows rows, int depth, int trees, int pairs, ResultTable table, Progress progress)
            throws Exception {
        for (int bins : new int[] {64, 255}) {
            new SpeedRow(rows, new Workload(bins, depth, trees, 1)).measure(pairs, table, progress);
        }
        int cores = Runtime.getRuntime().availableProcessors();
        if (cores > 1) {
            new SpeedRow(rows, new Workload(255, depth, trees, cores)).measure(pairs, table, progress);
        }
    }

    private static void memory(Scale scale, ResultTable table, Progress progress) throws Exception {
        progress.say("peak memory");
        PeakRow peak = new PeakRow(scale.pick(1_000_000, 20_000), 28, 255, 8, scale.pick(5, 1), scale.pick(512, 128));
        ResultTable alone = new ResultTable("Peak memory", PeakRow.columns());
        peak.measure(alone);
        alone.lines().forEach(table::note);
        table.note("");
    }

    private static void notes(ResultTable table) {
        table.note("Cells are median (minimum..maximum). CPU time is that of the whole process, compiler and collector included. "
                + "`trees` starts from binned rows on both sides; `all` from rows in memory (for XGBoost: from its matrix), cuts "
                + "and bins included. Ours sums integers and gives equal models for any number of threads.");
        table.note("");
        table.note("Peak memory: largest resident set of one forked process each, equal Java heap limits, one thread; both hold "
                + "the rows as a Java array besides what the trainer keeps.");
    }
}
