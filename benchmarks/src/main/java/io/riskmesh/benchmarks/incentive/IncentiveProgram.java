package io.riskmesh.benchmarks.incentive;

import io.riskmesh.benchmarks.program.BenchProgram;
import io.riskmesh.benchmarks.program.Measured;
import io.riskmesh.benchmarks.program.Progress;
import io.riskmesh.benchmarks.program.Scale;
import io.riskmesh.benchmarks.report.ResultTable;
import io.riskmesh.gateway.rows.WorkThreads;
import java.util.ArrayList;
import java.util.List;

/// `riskmesh bench incentive`: contributions by leaf sums against contributions by training again, what cheats get, and how long
/// it takes (design `incentive.md` section 8).
public final class IncentiveProgram implements BenchProgram {

    private static final int THREADS = 2;

    @Override
    public String name() {
        return "incentive";
    }

    @Override
    public String summary() {
        return "contributions by leaf sums against training again: ranking, payouts, cheats, time";
    }

    @Override
    public Measured run(Scale scale, Progress progress) throws Exception {
        ResultTable table = new ResultTable("Contributions", List.of("what", "by leaf sums", "by training again", "figure", "must"));
        List<String> data = new ArrayList<>();
        try (WorkThreads threads = WorkThreads.of(THREADS)) {
            new PayoutRows(scale, threads.workers(), table, data, progress).measure();
            new ValuationSpeed(scale, threads.workers(), table, progress).measure();
        }
        table.note("Values are nano-nats per holdout row, scores their mean over the other banks' holdouts by row bounds; shares are of "
                + "one pool. Blocks of 500 rows, 20 % of each bank's rows held out by the coin, rules and leaf grid off so that a "
                + "single bank can be trained alone. By training again: a model for every coalition, Shapley's formula over the log-loss "
                + "each saves each holdout.");
        table.note("");
        table.note("Paid are blocks as players, not whole banks: banks of one population can each teach a model most of what there is to "
                + "learn, so that values of whole banks, by either way, are nearly equal whatever the banks' sizes, and who poses as two "
                + "takes nearly twice. Like is therefore compared with like: whole banks by leaf sums with whole banks by training again.");
        table.note("");
        table.note("Times are wall time of " + THREADS + " threads in one process that has run the rows above.");
        return new Measured(table, "our own trainer, once per coalition", String.join("; ", data), "once each, one coin per seed");
    }
}
