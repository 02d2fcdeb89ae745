package io.riskmesh.benchmarks.federated;

import io.riskmesh.benchmarks.program.BenchProgram;
import io.riskmesh.benchmarks.program.Measured;
import io.riskmesh.benchmarks.program.Progress;
import io.riskmesh.benchmarks.program.Scale;
import io.riskmesh.benchmarks.report.ResultTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// `riskmesh bench federated`: four banks in one process against XGBoost on all their rows (design `training.md` section 14,
/// `evaluation.md` section 8: H1, H2, H3).
public final class FederatedProgram implements BenchProgram {
    private static final int FULL_TREES = 50;
    private static final int WARM_UPS = 5; // a federation is much code, and the compiler goes on for several runs
    private static final int LARGE_TREES = 100;

    @Override
    public String name() {
        return "federated";
    }

    @Override
    public String summary() {
        return "a federation of four banks against XGBoost on all rows: CPU time, phases, bytes";
    }

    @Override
    public Measured run(Scale scale, Progress progress) throws Exception {
        return run(scale, _ -> true, progress);
    }

    @Override
    public Measured run(Scale scale, Predicate<String> rows, Progress progress) throws Exception {
        ResultTable table = new ResultTable("Four banks", FederatedRow.columns());
        List<String> data = new ArrayList<>();
        int pairs = scale.pick(3, 1);
        real(FourBanks.a9a(), "a9a", scale, pairs, rows, table, data, progress);
        real(FourBanks.taiwan(), "taiwan", scale, pairs, rows, table, data, progress);
        FourBanks large = FourBanks.generated(scale.pick(284_807, 40_000), 30, scale.pick(17, 100) / 1e4);
        for (int bins : new int[] {64, 255}) {
            both(large, bins, scale.pick(LARGE_TREES, 3), pairs, rows, table, progress);
        }
        data.add(large.source());
        notes(table);
        return new Measured(table, "XGBoost4J 3.0.4, tree_method hist, nthread 1, all rows", String.join("; ", data),
                pairs + " pairs in turn; before, " + warmUps(pairs) + " of each that warm up (loading and compiling of classes)");
    }

    private static void real(Optional<FourBanks> found, String name, Scale scale, int pairs, Predicate<String> rows, ResultTable table,
            List<String> data, Progress progress) throws Exception {
        if (found.isEmpty()) {
            progress.say(name + " is not there; set -Driskmesh.data");
            data.add(name + " was not there");
            return;
        }
        both(found.get(), 255, scale.pick(FULL_TREES, 5), pairs, rows, table, progress);
        data.add(found.get().source());
    }

    private static void both(FourBanks banks, int bins, int trees, int pairs, Predicate<String> rows, ResultTable table, Progress progress)
            throws Exception {
        for (boolean rules : new boolean[] {false, true}) {
            if (rows.test(banks.name() + " " + bins + ", 6, " + trees + " " + (rules ? "on" : "off"))) {
                new FederatedRow(banks, new Workload(bins, 6, trees, rules)).measure(warmUps(pairs), pairs, table, progress);
            }
        }
    }

    private static int warmUps(int pairs) {
        return pairs == 1 ? 1 : WARM_UPS;
    }

    private static void notes(ResultTable table) {
        table.note("Cells are median (minimum..maximum). Both sides from rows in memory to a model file on one working thread; CPU "
                + "time of the whole process, collector and compiler included. Ours is four real state machines: keys made anew, "
                + "cuts by masked counts, every message encoded and decoded, every journal entry written to disk; no network, so "
                + "wall time has no round trips. XGBoost's matrix is part of its time and stands in brackets.");
        table.note("");
        table.note("Rules off: both sides train the same. Rules on, as shipped: each bank draws 80 % of its rows per tree and "
                + "small bins, small children and lone banks are kept from splits, so that our trees are smaller; XGBoost is the "
                + "same as above. Compare nodes per tree.");
        table.note("");
        table.note("Samples: the last run that warms up, under JDK Flight Recorder, every 10 ms, by the innermost package of "
                + "this project; waits for the disk are not in them. Bytes: what a bank that does not coordinate sends, keys and cuts "
                + "included, divided by trees. The design's figure is 32 nodes x bins x 16 bytes x 30 features and says nothing "
                + "about other shapes.");
    }
}
