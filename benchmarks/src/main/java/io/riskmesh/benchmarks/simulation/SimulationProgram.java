package io.riskmesh.benchmarks.simulation;

import io.riskmesh.benchmarks.program.BenchProgram;
import io.riskmesh.benchmarks.program.Measured;
import io.riskmesh.benchmarks.program.Progress;
import io.riskmesh.benchmarks.program.Scale;
import io.riskmesh.benchmarks.report.ResultTable;
import io.riskmesh.gateway.rows.WorkThreads;
import io.riskmesh.simulator.output.Manifest;
import io.riskmesh.simulator.world.Move;
import io.riskmesh.simulator.world.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `riskmesh bench simulation`: what a federation gains on simulated payments (design `evaluation.md` section 8, Q1).
public final class SimulationProgram implements BenchProgram {

    private static final int BANKS = 6;
    private static final int THREADS = 2;
    private static final int TREES = 120;

    @Override
    public String name() {
        return "simulation";
    }

    @Override
    public String summary() {
        return "what banks gain on simulated payments: alone, average, federated, pooled, by typology and bank";
    }

    @Override
    public Measured run(Scale scale, Progress progress) throws Exception {
        ResultTable table = new ResultTable("Simulated payments", QualityRows.columns());
        List<String> goals = new ArrayList<>();
        List<String> data = new ArrayList<>();
        try (WorkThreads threads = WorkThreads.of(THREADS)) {
            for (long seed = 1; seed <= scale.pick(2, 1); seed++) {
                Quality quality = Quality.of(parameters(seed, scale), new Models(scale.pick(TREES, 12), seed, threads), progress);
                QualityRows rows = new QualityRows(quality);
                rows.write(table);
                goals.add(rows.goals());
                data.add(shape(quality));
            }
        }
        notes(table, goals);
        return new Measured(table, "XGBoost4J 3.0.4, tree_method hist, nthread 1, all rows", "simulator, generator version "
                + Manifest.VERSION + ", " + parameters(1, scale) + "; " + String.join("; ", data), "one run per seed; set "
                + Models.SET + ", " + scale.pick(TREES, 12) + " trees, training seed = simulation seed");
    }

    /// Sizes 1:50, less reporting at small banks, takeovers at one bank, one bank that joins and one that leaves.
    private static Parameters parameters(long seed, Scale scale) {
        Parameters full = Parameters.of(seed, 1, BANKS).withSkew(50).withLabelSkew(0.3).withTakeoverBank(2)
                .withMoves(new Move(3, 25), new Move(4, 50)).withThinning(8);
        Parameters quick = Parameters.of(seed, 0.1, BANKS).withSkew(4).withMoves(new Move(3, 25), new Move(4, 50)).withThinning(4);
        return scale == Scale.FULL ? full : quick;
    }

    private static String shape(Quality quality) {
        var train = quality.rows().payer().train();
        long frauds = quality.rows().test().stream().filter(p -> p.typology().fraud()).count();
        return String.format(Locale.ROOT, "seed %d: %,d train rows, %,d known frauds; %,d test rows, %,d frauds",
                quality.parameters().seed(), train.rows(), train.positives(), quality.rows().test().size(), frauds);
    }

    private static void notes(ResultTable table, List<String> goals) {
        for (String goal : goals) {
            table.note(goal);
            table.note("");
        }
        table.note("Simulated fraud is our opinion of fraud: these figures illustrate a mechanism and forecast nothing. Models learn"
                + " what was reported before the test days and are scored on the truth. In brackets: the middle 95 % of 200 draws"
                + " of the test frauds with replacement, which does not count that frauds of one campaign resemble one another;"
                + " differences within it are no differences seen. A's mean is over the banks' own models on the same rows.");
        table.note("");
        table.note("Federations are the real state machines in one process, with the rules as shipped unless the column says"
                + " otherwise. C federated has both sides' columns joined beforehand, which no bank can do: joint training, which"
                + " does it without a join, comes later. `null` has each payment's payee half from another payment.");
    }
}
