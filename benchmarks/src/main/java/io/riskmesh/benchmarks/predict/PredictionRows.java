package io.riskmesh.benchmarks.predict;

import io.riskmesh.benchmarks.measure.CpuClock;
import io.riskmesh.benchmarks.measure.PairedRuns;
import io.riskmesh.benchmarks.measure.Spread;
import io.riskmesh.benchmarks.measure.ThreadClock;
import io.riskmesh.benchmarks.program.Scale;
import io.riskmesh.benchmarks.report.ResultTable;
import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.boosting.prediction.EnsemblePredictor;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.schema.Objective;
import io.riskmesh.xgboost4j.NativeMatrix;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Each way to predict, ours and XGBoost's in turn over the same rows.
final class PredictionRows {
    private static final String MUST = "40";

    private final PredictedModel model;
    private final Scale scale;
    private final ResultTable table;
    private final float[][] single;
    private final FeatureSchema schema = PredictedModel.schema();
    private float sink; // keeps predictions from being optimised away

    PredictionRows(PredictedModel model, Scale scale, ResultTable table) {
        this.model = model;
        this.scale = scale;
        this.table = table;
        this.single = IntStream.range(0, scale.pick(5_000, 2_000)).mapToObj(model::row).toArray(float[][]::new);
    }

    static List<String> columns() {
        return List.of("what", "ours, µs per row", "XGBoost, µs per row", "XGBoost : ours, CPU time", "XGBoost : ours, wall time",
                "must");
    }

    void measure() throws Exception {
        oneByOne();
        together();
        if (Float.isNaN(sink)) {
            throw new IllegalStateException("A prediction is not a number");
        }
    }

    private void oneByOne() throws Exception {
        row("one row per call; XGBoost in place (`inplace_predict`, no matrix): its fastest way", single.length, MUST,
                this::ourSingle, () -> {
                    for (float[] values : single) {
                        sink += model.peer().predictionsInPlace(values, 1)[0];
                    }
                });
        row("one row per call; XGBoost through a matrix made and freed in each call", single.length, MUST, this::ourSingle,
                () -> {
                    for (float[] values : single) {
                        try (NativeMatrix matrix = NativeMatrix.of(schema, 1, values)) {
                            sink += model.peer().predictions(matrix)[0];
                        }
                    }
                });
    }

    private void together() throws Exception {
        FloatMatrix rows = model.rows();
        CpuClock.Work ours = () -> sink += model.predictor().predictions(rows)[0];
        row("10,000 rows per call; XGBoost in place", rows.rows(), "–", ours,
                () -> sink += model.peer().predictionsInPlace(model.values(), rows.rows())[0]);
        row("10,000 rows per call; XGBoost through a matrix made and freed in each call", rows.rows(), "–", ours, () -> {
            try (NativeMatrix matrix = NativeMatrix.of(schema, rows.rows(), model.values())) {
                sink += model.peer().predictions(matrix)[0];
            }
        });
        // A booster keeps the predictions of a matrix it has seen, so the matrix must be new; only its making is not timed.
        try (FreshMatrices fresh = new FreshMatrices(schema, model.values(), rows.rows(), warmUps() + pairs())) {
            row("10,000 rows per call; XGBoost on a matrix that is there already", rows.rows(), "–", ours,
                    () -> sink += model.peer().predictions(fresh.next())[0]);
        }
    }

    private void ourSingle() {
        for (float[] values : single) {
            sink += EnsemblePredictor.prediction(Objective.BINARY_LOGISTIC, model.forest().margin(values));
        }
    }

    private int warmUps() {
        return scale.pick(7, 5);
    }

    private int pairs() {
        return scale.pick(15, 5);
    }

    private void row(String what, int rows, String must, CpuClock.Work ours, CpuClock.Work peer) throws Exception {
        for (int warmUp = 0; warmUp < warmUps(); warmUp++) {
            ours.run();
            peer.run();
        }
        PairedRuns runs = PairedRuns.measure(pairs(), new ThreadClock(), ours, peer);
        table.row(what, perRow(runs.oursCpuSeconds(), rows), perRow(runs.peerCpuSeconds(), rows), inverse(runs.ratio()),
                inverse(runs.wallRatio()), must);
    }

    private static String inverse(Spread ratio) {
        return new Spread(1 / ratio.median(), 1 / ratio.max(), 1 / ratio.min(), ratio.count()).cell();
    }

    private static String perRow(Spread seconds, int rows) {
        return String.format(Locale.ROOT, "%.3g (%.3g..%.3g)", seconds.median() / rows * 1e6, seconds.min() / rows * 1e6,
                seconds.max() / rows * 1e6);
    }
}
