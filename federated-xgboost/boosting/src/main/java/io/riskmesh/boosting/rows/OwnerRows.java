package io.riskmesh.boosting.rows;

import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.boosting.fixedpoint.FixedPointCodec;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.schema.Objective;
import java.util.Optional;

/// The training rows of one owner: a bank in a federation, or everybody's in a plain run. Row r has the id
/// `ordinal << 40 | r`. Takes ownership of its arrays.
public final class OwnerRows {
    private final int ordinal;
    private final FloatMatrix features;
    private final float[] labels;
    private final Optional<float[]> weights;
    private final long sampleSeed;

    /// @param ordinal of the participant, at least 0
    /// @param sampleSeed of its row samples: the run's seed in a plain run, the bank's secret in a federated one
    public OwnerRows(int ordinal, FloatMatrix features, float[] labels, Optional<float[]> weights, long sampleSeed) {
        if (ordinal < 0 || ordinal >= 1 << 23) {
            throw new IllegalArgumentException("Expected an ordinal in 0..2^23-1, got " + ordinal);
        }
        if (labels.length != features.rows() || weights.isPresent() && weights.get().length != features.rows()) {
            throw new IllegalArgumentException("Expected a label and a weight for each of " + features.rows() + " rows, got "
                    + labels.length + ", " + weights.map(w -> w.length).orElse(labels.length));
        }
        this.ordinal = ordinal;
        this.features = features;
        this.labels = labels;
        this.weights = weights;
        this.sampleSeed = sampleSeed;
    }

    /// Rows of weight 1.
    public static OwnerRows of(int ordinal, FloatMatrix features, float[] labels, long sampleSeed) {
        return new OwnerRows(ordinal, features, labels, Optional.empty(), sampleSeed);
    }

    public int ordinal() {
        return ordinal;
    }

    public FloatMatrix features() {
        return features;
    }

    public int count() {
        return labels.length;
    }

    float[] labels() {
        return labels;
    }

    Optional<float[]> weights() {
        return weights;
    }

    long sampleSeed() {
        return sampleSeed;
    }

    /// Refuses labels and weights that the proof against overflow does not cover.
    ///
    /// @throws IllegalArgumentException naming the first row with a label other than 0 and 1 (logistic) or not finite, or a
    ///     weight below 0 or above maxWeight, scalePosWeight included
    void check(TrainingParameters parameters) {
        for (int row = 0; row < labels.length; row++) {
            float label = labels[row];
            if (parameters.objective() == Objective.BINARY_LOGISTIC ? label != 0f && label != 1f : !Float.isFinite(label)) {
                throw new IllegalArgumentException("Expected a label for " + parameters.objective().xgboostName() + ", got "
                        + label + " at row " + row);
            }
            float weight = weights.isPresent() ? weights.get()[row] : 1f;
            double factor = FixedPointCodec.weight(weight, label, parameters.weights());
            if (!(factor >= 0 && factor <= parameters.weights().maxWeight())) {
                throw new IllegalArgumentException("Expected a weight times scalePosWeight in 0.."
                        + parameters.weights().maxWeight() + ", got " + factor + " at row " + row);
            }
        }
    }

    @Override
    public String toString() {
        return "OwnerRows[ordinal=" + ordinal + ", " + labels.length + " rows]";
    }
}
