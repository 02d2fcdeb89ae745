package io.riskmesh.benchmarks.select;

import io.riskmesh.benchmarks.measure.PeakMemory;
import io.riskmesh.benchmarks.program.BenchProgram;
import io.riskmesh.benchmarks.program.Measured;
import io.riskmesh.benchmarks.program.Progress;
import io.riskmesh.benchmarks.program.Scale;
import io.riskmesh.benchmarks.report.ResultTable;
import java.util.List;

/// `riskmesh bench select`: what shares of a pair's histogram cost (design `joint-training.md` sections 7 and 11).
public final class SelectProgram implements BenchProgram {
    static final long SEED = 20_260_101;

    @Override
    public String name() {
        return "select";
    }

    @Override
    public String summary() {
        return "shares of a pair's histogram: kernels against bare AES, set-up, trees, bytes, prediction against measurement";
    }

    @Override
    public Measured run(Scale scale, Progress progress) throws Exception {
        ResultTable table = new ResultTable(
                "Shares of a pair's histogram", List.of("what", "ours", "peer or prediction", "ratio, pair by pair", "must", "goal"));
        progress.say("kernels");
        new KernelRows(scale, table).measure();
        progress.say("pairs");
        new TreeRows(scale, table).measure();
        table.note("Kernels: 22 features, 32 cells, CPU time of the one thread; the peer is AES-128 under the same key over the same leaves, "
                + "copied from memory in chunks of 16 KiB, with nothing done to what comes out.");
        table.note("");
        table.note("Pairs: 5,000 rows, 22 features, 32 cells, depth 6, CPU time of one thread that plays both banks, every message encoded "
                + "and decoded, journal entries encoded and not written, no network. Below the root half of the rows are built.");
        table.note("");
        table.note("Peak resident memory of the whole program: " + (PeakMemory.bytes() >> 20) + " MiB.");
        return new Measured(table, "bare AES-128 of the same JDK, one thread; the planner's prediction", "seed " + SEED + ", uniform bins and gradients",
                "kernels " + scale.pick(31, 9) + " pairs in turn after warm-up; pairs: " + scale.pick(3, 1) + " set-ups of "
                        + scale.pick(11, 3) + " trees after warm-up");
    }
}
