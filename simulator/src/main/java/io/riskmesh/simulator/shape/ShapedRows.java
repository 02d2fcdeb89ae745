package io.riskmesh.simulator.shape;

/// Generated rows. `values` is row-major, `NaN` for missing; `labels` holds 0 or 1. The arrays belong to the caller.
public record ShapedRows(int rows, int features, float[] values, byte[] labels) {

    public ShapedRows {
        if ((long) rows * features != values.length || rows != labels.length) {
            throw new IllegalArgumentException("Expected " + rows + " x " + features + " values and " + rows
                    + " labels, got " + values.length + " and " + labels.length);
        }
    }
}
