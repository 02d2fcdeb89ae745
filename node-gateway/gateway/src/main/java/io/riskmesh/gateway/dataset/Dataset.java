package io.riskmesh.gateway.dataset;

import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.boosting.schema.FeatureSchema;
import java.util.Arrays;
import java.util.Optional;

/// Rows in memory: features, classes, weights, names. Immutable; no accessor hands out an array that another one shares, except
/// {@link #matrix()}, which is immutable itself.
public final class Dataset {
    private final FeatureSchema schema;
    private final FloatMatrix matrix;
    private final byte[] labels; // 0 or 1; empty when the file has no label
    private final int[] weights; // >= 0
    private final String[] ids;
    private final String[] groups; // empty when no column is kept

    Dataset(FeatureSchema schema, FloatMatrix matrix, byte[] labels, int[] weights, String[] ids, String[] groups) {
        this.schema = schema;
        this.matrix = matrix;
        this.labels = labels;
        this.weights = weights;
        this.ids = ids;
        this.groups = groups;
    }

    /// Names, kinds and dictionaries of the features.
    public FeatureSchema schema() {
        return schema;
    }

    /// Row-major features, NaN = missing.
    public FloatMatrix matrix() {
        return matrix;
    }

    /// Number of rows.
    public int rows() {
        return ids.length;
    }

    /// Whether rows carry a class.
    public boolean isLabelled() {
        return labels.length == ids.length;
    }

    /// Class of a row, 0 or 1.
    public int label(int row) {
        return labels[row];
    }

    /// Weight of a row, at least 0.
    public int weight(int row) {
        return weights[row];
    }

    /// Name of a row as it stands in the file.
    public String id(int row) {
        return ids[row];
    }

    /// The kept text of a row, if a column was kept.
    public Optional<String> group(int row) {
        return groups.length == 0 ? Optional.empty() : Optional.of(groups[row]);
    }

    /// A copy of all classes.
    public byte[] labels() {
        return labels.clone();
    }

    /// A copy of all weights.
    public int[] weights() {
        return weights.clone();
    }

    /// Rows of class 1.
    public int positives() {
        int positives = 0;
        for (byte label : labels) {
            positives += label;
        }
        return positives;
    }

    /// The largest weight, 0 without rows.
    public int largestWeight() {
        return Arrays.stream(weights).max().orElse(0);
    }

    /// The same rows with other features.
    ///
    /// @param values as many rows
    public Dataset with(FeatureSchema features, FloatMatrix values) {
        return new Dataset(features, values, labels, weights, ids, groups);
    }

    /// The named rows, in the given order.
    public Dataset select(int[] rows) {
        int columns = matrix.columns();
        float[] values = new float[Math.multiplyExact(rows.length, columns)];
        byte[] selectedLabels = new byte[isLabelled() ? rows.length : 0];
        int[] selectedWeights = new int[rows.length];
        String[] selectedIds = new String[rows.length];
        String[] selectedGroups = new String[groups.length == 0 ? 0 : rows.length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(matrix.row(rows[i]), 0, values, i * columns, columns);
            selectedWeights[i] = weights[rows[i]];
            selectedIds[i] = ids[rows[i]];
            if (selectedLabels.length > 0) {
                selectedLabels[i] = labels[rows[i]];
            }
            if (selectedGroups.length > 0) {
                selectedGroups[i] = groups[rows[i]];
            }
        }
        FloatMatrix selected = new FloatMatrix(rows.length, columns, values);
        return new Dataset(schema, selected, selectedLabels, selectedWeights, selectedIds, selectedGroups);
    }
}
