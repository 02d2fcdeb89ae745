package io.riskmesh.boosting.growth;

import io.riskmesh.boosting.parameters.TrainingParameters;

/// Leaf values as multiples of a power of two, rounded half to even: a leaf of few rows must not tell its counts, which a
/// ratio of small whole numbers would (ruling 1; measured in `docs/privacy.md`).
///
/// In the first tree of logistic loss a leaf of n rows, p of them positive, is eta (4 p - 2 n) / (n + 4 lambda): one more
/// positive moves it by 4 eta / (n + 4 lambda). A step of at least that much fits some p for every n, so that the value
/// tells nothing of n. The step is therefore a part of eta: a quarter of the largest power of two not above it, which is
/// enough from 28 rows on. Squared error with labels 0 and 1 moves by eta / (n + lambda), an eighth of that suffices.
///
/// @param step distance of neighbouring values, a power of two; 0 leaves values as they are
public record LeafGrid(double step) {

    private static final int QUARTER = -2;
    private static final int EIGHTH_OF_IT = -5;

    public static LeafGrid of(TrainingParameters parameters) {
        if (!parameters.privacy().leafGrid()) {
            return new LeafGrid(0);
        }
        int eta = Math.getExponent(parameters.eta());
        return new LeafGrid(switch (parameters.objective()) {
            case BINARY_LOGISTIC -> Math.scalb(1.0, eta + QUARTER);
            case SQUARED_ERROR -> Math.scalb(1.0, eta + EIGHTH_OF_IT + Math.getExponent(parameters.weights().labelBound()));
        });
    }

    /// The nearest value of the grid. Exact, and the identity where float32 is coarser than the grid.
    public float round(float value) {
        return step == 0 ? value : (float) (Math.rint(value / step) * step) + 0f; // never -0.0
    }

    public boolean holds(float value) {
        return round(value) == value;
    }
}
