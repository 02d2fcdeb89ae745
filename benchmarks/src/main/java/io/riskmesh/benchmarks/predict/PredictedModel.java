package io.riskmesh.benchmarks.predict;

import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.boosting.model.ReadResult;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.prediction.EnsemblePredictor;
import io.riskmesh.boosting.prediction.FlatForest;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.simulator.shape.ShapeGenerator;
import io.riskmesh.simulator.shape.ShapedRows;
import io.riskmesh.xgboost4j.NativeBooster;
import io.riskmesh.xgboost4j.NativeMatrix;
import io.riskmesh.xgboost4j.NativeTrainingException;
import java.util.Arrays;
import java.util.Map;

/// One model that XGBoost trained, in both programs, and rows that it has not seen. Close it.
///
/// @param peer XGBoost's own copy, one thread
/// @param rows to predict
/// @param values the same, row-major
record PredictedModel(TreeEnsemble ensemble, FlatForest forest, EnsemblePredictor predictor, NativeBooster peer,
        FloatMatrix rows, float[] values) implements AutoCloseable {
    static final long SEED = 1;
    static final int TREES = 100;
    static final int FEATURES = 30;
    static final int DEPTH = 6;
    static final int TRAINING_ROWS = 50_000;
    static final int ROWS = 10_000;
    static final double POSITIVE_RATE = 0.3;

    static PredictedModel train() throws NativeTrainingException {
        ShapeGenerator generator = new ShapeGenerator(SEED, TRAINING_ROWS + ROWS, FEATURES, POSITIVE_RATE);
        byte[] file = trained(generator.generate(0, TRAINING_ROWS));
        TreeEnsemble ensemble = switch (XgboostModelFile.read(file)) {
            case ReadResult.ModelRead read -> read.ensemble().withSchema(schema());
            case ReadResult.ModelRefused refused -> throw new NativeTrainingException(refused.message());
        };
        float[] values = generator.generate(TRAINING_ROWS, ROWS).values();
        return new PredictedModel(ensemble, FlatForest.of(ensemble), new EnsemblePredictor(ensemble), NativeBooster.load(file),
                new FloatMatrix(ROWS, FEATURES, values), values);
    }

    private static byte[] trained(ShapedRows rows) throws NativeTrainingException {
        float[] labels = new float[rows.rows()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = rows.labels()[i];
        }
        try (NativeMatrix matrix = NativeMatrix.of(schema(), rows.rows(), rows.values()).withLabels(labels);
                NativeBooster booster = NativeBooster.train(matrix, Map.of("max_depth", DEPTH, "eta", 0.1), TREES)) {
            return booster.save(NativeBooster.Format.UBJSON);
        }
    }

    static FeatureSchema schema() {
        return FeatureSchema.numbered(FEATURES);
    }

    /// A row as a caller has it: an array of its own.
    float[] row(int row) {
        return Arrays.copyOfRange(values, row * FEATURES, (row + 1) * FEATURES);
    }

    /// Rows whose margin differs from XGBoost's in any bit.
    int differentMargins() throws NativeTrainingException {
        float[] ours = forest.margins(rows);
        int different = 0;
        try (NativeMatrix matrix = NativeMatrix.of(schema(), rows)) {
            float[] theirs = peer.margins(matrix);
            for (int i = 0; i < ours.length; i++) {
                different += Float.floatToRawIntBits(ours[i]) == Float.floatToRawIntBits(theirs[i]) ? 0 : 1;
            }
        }
        return different;
    }

    int nodes() {
        return ensemble.trees().stream().mapToInt(RegressionTree::nodeCount).sum();
    }

    @Override
    public void close() {
        peer.close();
    }

    @Override
    public String toString() {
        return "PredictedModel[" + forest + "]";
    }
}
