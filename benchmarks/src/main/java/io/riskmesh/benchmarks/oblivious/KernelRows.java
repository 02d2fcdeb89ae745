package io.riskmesh.benchmarks.oblivious;

import io.riskmesh.benchmarks.measure.CpuClock;
import io.riskmesh.benchmarks.measure.PairedRuns;
import io.riskmesh.benchmarks.measure.Spread;
import io.riskmesh.benchmarks.measure.ThreadClock;
import io.riskmesh.benchmarks.program.Scale;
import io.riskmesh.benchmarks.report.ResultTable;
import io.riskmesh.boosting.prediction.EnsemblePredictor;
import io.riskmesh.boosting.schema.Objective;
import io.riskmesh.enclave.oblivious.ForestKernel;
import io.riskmesh.enclave.oblivious.KernelChoice;
import io.riskmesh.enclave.oblivious.KernelSelection;
import io.riskmesh.enclave.oblivious.ReasonKernel;
import io.riskmesh.enclave.oblivious.ScalarOblivious;
import io.riskmesh.enclave.oblivious.TestVectors;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// The rows of one model: pairs of programs in turn over the same rows of the model.
final class KernelRows {

    private final ScoredModel model;
    private final Scale scale;
    private final ResultTable table;
    private final float[][] rows;
    private float sink; // keeps margins from being optimised away

    KernelRows(ScoredModel model, Scale scale, ResultTable table) {
        this.model = model;
        this.scale = scale;
        this.table = table;
        this.rows = IntStream.range(0, scale.pick(ScoredModel.ROWS, 1_024)).mapToObj(model::row).toArray(float[][]::new);
    }

    static List<String> columns() {
        return List.of("model", "A", "B", "A, µs a row", "B, µs a row", "B : A, CPU time", "must");
    }

    /// @return the kernel the self-test chose, with its calibration
    String measure() throws Exception {
        ForestKernel scalar = new ScalarOblivious(model.forest());
        ForestKernel chosen = switch (new KernelSelection(System::nanoTime)
                .choose(model.forest(), TestVectors.atThresholds(model.ensemble(), ScoredModel.SEED))) {
            case KernelChoice.Chosen kernel -> kernel.kernel();
            case KernelChoice.Failed failed -> throw new IllegalStateException(failed.difference());
        };
        CpuClock.Work peer = () -> {
            for (float[] row : rows) {
                sink += model.peer().predictionsInPlace(row, 1)[0];
            }
        };
        String xgboost = "XGBoost, one row a call, in place";
        row("`FlatForest`", xgboost, atLeast(model.size().plainMust()), predictions(model.plain()::margin), peer);
        row("`" + chosen.name() + "`, chosen at start", xgboost, atLeast(model.size().vectorMust()), predictions(chosen::margin), peer);
        row("`scalar`", xgboost, atLeast(model.size().scalarMust()), predictions(scalar::margin), peer);
        row("`" + chosen.name() + "`", "a row of XGBoost's batch of 1,000, in place", "≥ 1.5", predictions(chosen::margin), batches());
        row("`FlatForest`", "`" + chosen.name() + "`", "≤ 1.35", margins(model.plain()::margin), margins(chosen::margin));
        ReasonKernel reasons = ReasonKernel.of(model.forest(), chosen);
        ReasonKernel plainReasons = new ReasonKernel(model.forest());
        int[] sums = new int[model.size().features()];
        row("`scalar`", "`" + chosen.name() + "` margin with reasons", "≤ 1.5", margins(scalar::margin),
                margins(row -> reasons.explain(row, sums)));
        row("`scalar`", "`scalar` margin with reasons", "≤ 1.5", margins(scalar::margin), margins(row -> plainReasons.explain(row, sums)));
        if (Float.isNaN(sink)) {
            throw new IllegalStateException("A margin is not a number");
        }
        return chosen.name();
    }

    /// Rows whose margin by any of ours has other bits than XGBoost's.
    int differentMargins() throws Exception {
        float[] theirs = model.peerMargins();
        ForestKernel scalar = new ScalarOblivious(model.forest());
        int different = 0;
        for (int i = 0; i < theirs.length; i++) {
            int bits = Float.floatToRawIntBits(theirs[i]);
            float[] row = model.row(i);
            boolean same = bits == Float.floatToRawIntBits(scalar.margin(row)) && bits == Float.floatToRawIntBits(model.plain().margin(row));
            different += same ? 0 : 1;
        }
        return different;
    }

    private CpuClock.Work batches() {
        int batch = 1_000;
        float[] values = Arrays.copyOf(model.values(), batch * model.size().features());
        int times = Math.max(1, rows.length / batch);
        return () -> {
            for (int i = 0; i < times; i++) {
                sink += model.peer().predictionsInPlace(values, batch)[0];
            }
            if (rows.length % batch != 0) {
                int rest = rows.length - times * batch;
                sink += model.peer().predictionsInPlace(Arrays.copyOf(values, rest * model.size().features()), rest)[0];
            }
        };
    }

    private CpuClock.Work margins(Scorer scorer) {
        return () -> {
            for (float[] row : rows) {
                sink += scorer.margin(row);
            }
        };
    }

    /// Probabilities, as XGBoost's calls give.
    private CpuClock.Work predictions(Scorer scorer) {
        return () -> {
            for (float[] row : rows) {
                sink += EnsemblePredictor.prediction(Objective.BINARY_LOGISTIC, scorer.margin(row));
            }
        };
    }

    private void row(String a, String b, String must, CpuClock.Work ours, CpuClock.Work other) throws Exception {
        for (int warmUp = 0; warmUp < scale.pick(10, 8); warmUp++) {
            ours.run();
            other.run();
        }
        PairedRuns runs = PairedRuns.measure(scale.pick(15, 5), new ThreadClock(), ours, other);
        Spread ratio = runs.ratio();
        table.row(model.size().toString(), a, b, perRow(runs.oursCpuSeconds()), perRow(runs.peerCpuSeconds()),
                new Spread(1 / ratio.median(), 1 / ratio.max(), 1 / ratio.min(), ratio.count()).cell(), must);
    }

    private String perRow(Spread seconds) {
        return String.format(Locale.ROOT, "%.3g (%.3g..%.3g)", seconds.median() / rows.length * 1e6, seconds.min() / rows.length * 1e6,
                seconds.max() / rows.length * 1e6);
    }

    private static String atLeast(double must) {
        return String.format(Locale.ROOT, "≥ %.3g", must);
    }

    /// One way to score a row.
    @FunctionalInterface
    private interface Scorer {
        float margin(float[] row);
    }
}
