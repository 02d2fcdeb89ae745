package io.riskmesh.gateway.rows;

import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.boosting.rows.OwnerRows;
import io.riskmesh.boosting.training.ValidationRows;
import io.riskmesh.gateway.dataset.Dataset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Loaded rows in the form of the trainer.
public final class TrainingRows {
    private TrainingRows() {}

    /// Rows of one owner.
    ///
    /// @param sampleSeed of its row samples
    public static OwnerRows of(Dataset rows, int ordinal, long sampleSeed) {
        float[] labels = new float[rows.rows()];
        float[] weights = new float[rows.rows()];
        boolean weighted = false;
        for (int row = 0; row < labels.length; row++) {
            labels[row] = rows.label(row);
            weights[row] = rows.weight(row);
            weighted |= rows.weight(row) != 1;
        }
        return new OwnerRows(ordinal, rows.matrix(), labels, weighted ? Optional.of(weights) : Optional.empty(), sampleSeed);
    }

    /// Validation rows of several owners, one after the other; empty if there are none.
    public static Optional<ValidationRows> validation(List<Dataset> owners) {
        int rows = owners.stream().mapToInt(Dataset::rows).sum();
        if (rows == 0) {
            return Optional.empty();
        }
        int columns = owners.getFirst().matrix().columns();
        float[] values = new float[Math.multiplyExact(rows, columns)];
        byte[] labels = new byte[rows];
        long[] weights = new long[rows];
        int[] ordinals = new int[rows];
        int at = 0;
        for (int owner = 0; owner < owners.size(); owner++) {
            Dataset own = owners.get(owner);
            Arrays.fill(ordinals, at, at + own.rows(), owner);
            for (int row = 0; row < own.rows(); row++, at++) {
                own.matrix().copyRow(row, values, at * columns);
                labels[at] = (byte) own.label(row);
                weights[at] = own.weight(row);
            }
        }
        return Optional.of(new ValidationRows(
                owners.getFirst().schema(), new FloatMatrix(rows, columns, values), labels, weights, ordinals));
    }
}
