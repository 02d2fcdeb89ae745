package io.riskmesh.boosting.training;

import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.boosting.parameters.ValidationMetric;
import io.riskmesh.boosting.prediction.FlatForest;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.schema.Objective;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeEnsemble;
import java.util.Arrays;
import java.util.List;

/// One owner's validation rows, or several owners' in one process, with their margins so far. Not thread-safe.
public final class ValidationRows {

    private final FeatureSchema schema;
    private final FloatMatrix rows;
    private final byte[] labels;
    private final long[] weights;
    private final int[] owners;
    private final float[] margins;

    /// Takes ownership of the arrays.
    ///
    /// @param labels 0 or 1
    /// @param weights integers >= 0
    /// @param owners ordinal of the participant that each row belongs to
    public ValidationRows(FeatureSchema schema, FloatMatrix rows, byte[] labels, long[] weights, int[] owners) {
        if (rows.columns() != schema.size() || labels.length != rows.rows() || weights.length != rows.rows()
                || owners.length != rows.rows()) {
            throw new IllegalArgumentException("Expected " + schema.size() + " columns and a label, weight and owner for each of "
                    + rows.rows() + " rows, got " + rows.columns() + ", " + labels.length + ", " + weights.length + ", "
                    + owners.length);
        }
        this.schema = schema;
        this.rows = rows;
        this.labels = labels;
        this.weights = weights;
        this.owners = owners;
        margins = new float[rows.rows()];
    }

    /// One owner's rows, each of weight 1.
    public static ValidationRows ofOne(FeatureSchema schema, FloatMatrix rows, byte[] labels) {
        long[] weights = new long[labels.length];
        Arrays.fill(weights, 1L);
        return new ValidationRows(schema, rows, labels, weights, new int[labels.length]);
    }

    /// Moves every margin by a tree's leaves, in float32 as in prediction.
    public void add(RegressionTree tree) {
        TreeEnsemble alone = new TreeEnsemble(Objective.BINARY_LOGISTIC, schema, List.of(tree));
        float[] leaves = FlatForest.of(alone).margins(rows);
        for (int i = 0; i < margins.length; i++) {
            margins[i] += leaves[i];
        }
    }

    /// What all owners together would count.
    public long[] cells(ValidationMetric metric) {
        return ValidationCells.of(metric, margins, labels, weights);
    }

    /// What these owners together would count.
    public long[] cells(ValidationMetric metric, List<Integer> members) {
        long[] counted = new long[weights.length];
        for (int i = 0; i < counted.length; i++) {
            counted[i] = members.contains(owners[i]) ? weights[i] : 0;
        }
        return ValidationCells.of(metric, margins, labels, counted);
    }

    /// A copy.
    public float[] margins() {
        return margins.clone();
    }
}
