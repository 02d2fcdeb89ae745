package io.riskmesh.boosting.prediction;

import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.boosting.schema.Objective;
import io.riskmesh.boosting.tree.TreeEnsemble;

/// Margins and predictions of many rows. Immutable and thread-safe.
public final class EnsemblePredictor {

    private final FlatForest forest;
    private final Objective objective;

    public EnsemblePredictor(TreeEnsemble ensemble) {
        forest = FlatForest.of(ensemble);
        objective = ensemble.objective();
    }

    /// One margin per row, as [TreeEnsemble#margin] gives it.
    ///
    /// @param rows a column per feature of the model's schema
    public float[] margins(FloatMatrix rows) {
        return forest.margins(rows);
    }

    /// One prediction per row: a probability where the margin is a log-odds, else the margin.
    public float[] predictions(FloatMatrix rows) {
        float[] predictions = forest.margins(rows);
        for (int i = 0; i < predictions.length; i++) {
            predictions[i] = prediction(objective, predictions[i]);
        }
        return predictions;
    }

    /// What a margin predicts. By StrictMath, so equal on every machine; XGBoost's own differs in the last bits.
    public static float prediction(Objective objective, float margin) {
        return switch (objective) {
            case BINARY_LOGISTIC -> (float) (1.0 / (1.0 + StrictMath.exp(-(double) margin)));
            case SQUARED_ERROR -> margin;
        };
    }
}
