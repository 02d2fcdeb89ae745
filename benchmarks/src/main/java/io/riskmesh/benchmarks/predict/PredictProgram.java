package io.riskmesh.benchmarks.predict;

import io.riskmesh.benchmarks.program.BenchProgram;
import io.riskmesh.benchmarks.program.Measured;
import io.riskmesh.benchmarks.program.Progress;
import io.riskmesh.benchmarks.program.Scale;
import io.riskmesh.benchmarks.report.ResultTable;

/// `riskmesh bench predict`: one row per call, as a payment is scored, and 10,000 rows per call, as a file is.
public final class PredictProgram implements BenchProgram {

    @Override
    public String name() {
        return "predict";
    }

    @Override
    public String summary() {
        return "prediction of one row and of many against XGBoost, same model";
    }

    @Override
    public Measured run(Scale scale, Progress progress) throws Exception {
        progress.say("training a model");
        ResultTable table = new ResultTable("Prediction", PredictionRows.columns());
        try (PredictedModel model = PredictedModel.train()) {
            progress.say("predicting");
            new PredictionRows(model, scale, table).measure();
            table.note("The model: " + PredictedModel.TREES + " trees of depth " + PredictedModel.DEPTH + ", " + model.nodes()
                    + " nodes, over " + PredictedModel.FEATURES + " features, trained by XGBoost and read from its file by both. Of "
                    + PredictedModel.ROWS + " rows, " + model.differentMargins() + " have a margin that differs in any bit.");
        }
        table.note("");
        table.note("Figures are median (minimum..maximum); a row is an array of floats with 5 % missing values, a prediction is a "
                + "probability. CPU time of the calling thread, in which both do all of it (the process clock of Linux ticks too coarsely here); the collector is in wall time. Ours has no per-call cost to speak "
                + "of; for one row XGBoost's time is the call into the library, which is why the ratio falls to that of the tree "
                + "walks for many rows. A matrix made by this project also carries names and kinds of the features.");
        return new Measured(table, "XGBoost4J 3.0.4, nthread 1, called through `NativeBooster`",
                "seed " + PredictedModel.SEED + ", generated " + PredictedModel.TRAINING_ROWS + " training rows and "
                        + PredictedModel.ROWS + " others x " + PredictedModel.FEATURES + ", 30 % positive",
                scale.pick(15, 5) + " pairs in turn after " + scale.pick(7, 5) + " that warm up; one row per call: "
                        + scale.pick(5_000, 2_000) + " calls per run");
    }
}
