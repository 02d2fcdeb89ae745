package io.riskmesh.boosting.data;

import java.util.Arrays;

/// Rows of float32 features, row-major: NaN is missing, -0.0 is never held, a categorical feature holds its code.
///
/// Immutable and thread-safe, provided that the caller gives its array away: the constructor does not copy, as a matrix may
/// be most of a process's memory.
public final class FloatMatrix {
    private final int rows;
    private final int columns;
    private final float[] values;

    /// Takes ownership of `values`, `values[row * columns + column]`.
    ///
    /// @throws IllegalArgumentException if the array has another size, or holds an infinity or a value of the size of
    ///     `Float.MAX_VALUE`, which is the sentinel of the cuts
    public FloatMatrix(int rows, int columns, float[] values) {
        if (rows < 0 || columns < 1 || values.length != (long) rows * columns) {
            throw new IllegalArgumentException("Expected " + rows + " x " + columns + " values, got " + values.length);
        }
        for (int i = 0; i < values.length; i++) {
            if (Math.abs(values[i]) >= Float.MAX_VALUE) {
                throw new IllegalArgumentException("Expected finite values below Float.MAX_VALUE, got " + values[i]
                        + " at row " + i / columns + ", column " + i % columns);
            }
            values[i] += 0.0f; // -0.0 becomes +0.0, so that equal values have equal bits
        }
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    /// One value; NaN if missing.
    public float value(int row, int column) {
        return values[row * columns + column];
    }

    /// A copy of one row.
    public float[] row(int row) {
        return Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
    }

    /// Copies one row into `target` from `offset` on.
    public void copyRow(int row, float[] target, int offset) {
        System.arraycopy(values, row * columns, target, offset, columns);
    }

    @Override
    public String toString() {
        return "FloatMatrix[" + rows + " x " + columns + "]";
    }
}
