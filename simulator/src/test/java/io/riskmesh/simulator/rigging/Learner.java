package io.riskmesh.simulator.rigging;

import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.xgboost4j.NativeBooster;
import io.riskmesh.xgboost4j.NativeMatrix;
import io.riskmesh.xgboost4j.NativeTrainingException;
import java.util.Map;

/// XGBoost with the parameter set CONS of the evaluation design.
final class Learner {

    private static final int TREES = 120;
    private static final Map<String, Object> CONS = Map.of("max_depth", 5, "eta", 0.1, "min_child_weight", 5,
            "max_bin", 253, "lambda", 1);

    private Learner() {}

    /// Margins of the rows of `asked` after training on `known`; rows are those of a [View].
    static float[] margins(float[][] known, float[] labels, float[] weights, float[][] asked) {
        try (NativeMatrix train = matrix(known).withLabels(labels).withWeights(weights);
                NativeMatrix test = matrix(asked);
                NativeBooster model = NativeBooster.train(train, CONS, TREES)) {
            return model.margins(test);
        } catch (NativeTrainingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static NativeMatrix matrix(float[][] rows) throws NativeTrainingException {
        int columns = rows[0].length;
        float[] flat = new float[rows.length * columns];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, flat, i * columns, columns);
        }
        return NativeMatrix.of(FeatureSchema.numbered(columns), rows.length, flat);
    }
}
