package io.riskmesh.boosting.parameters;

/// XGBoost's regularisation, as float32 because XGBoost computes with float32 parameters.
///
/// @param gamma least gain of a split, XGBoost's `min_split_loss`
/// @param maxDeltaStep bound of a leaf's weight before eta; 0 means none
public record Regularization(float lambda, float alpha, float gamma, float minChildWeight, float maxDeltaStep) {

    public static final Regularization DEFAULT = new Regularization(1f, 0f, 0f, 1f, 0f);

    public Regularization {
        nonNegative("lambda", lambda);
        nonNegative("alpha", alpha);
        nonNegative("gamma", gamma);
        nonNegative("minChildWeight", minChildWeight);
        nonNegative("maxDeltaStep", maxDeltaStep);
        if (lambda == 0f && minChildWeight == 0f) {
            throw new IllegalArgumentException("Expected lambda or minChildWeight above 0, got 0 for both");
        }
    }

    private static void nonNegative(String name, float value) {
        if (!(value >= 0f) || value == Float.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("Expected " + name + " >= 0, got " + value);
        }
    }
}
