package io.riskmesh.boosting.bins;

import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.work.Workers;

/// Bin numbers in one byte, unsigned.
public final class ByteMatrix implements BinnedMatrix {
    private final int rows;
    private final byte[][] columns; // [feature][row]; dropped features share one column of zeros

    private ByteMatrix(int rows, HistogramCuts cuts) {
        this.rows = rows;
        byte[] zeros = cuts.usable().count() == cuts.features() ? null : new byte[rows];
        columns = new byte[cuts.features()][];
        for (int f = 0; f < columns.length; f++) {
            columns[f] = cuts.isDropped(f) ? zeros : new byte[rows];
        }
    }

    static ByteMatrix of(ColumnCoder coder, HistogramCuts cuts, Workers workers) {
        ByteMatrix matrix = new ByteMatrix(coder.rows(), cuts);
        coder.code(matrix::put, workers);
        return matrix;
    }

    private void put(int feature, int firstRow, int[] codes, int count) {
        byte[] column = columns[feature];
        for (int i = 0; i < count; i++) {
            column[firstRow + i] = (byte) codes[i];
        }
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int features() {
        return columns.length;
    }

    @Override
    public int code(int row, int feature) {
        return columns[feature][row] & 0xff;
    }

    /// The codes of one feature, by row; for kernels, not to be changed.
    public byte[] column(int feature) {
        return columns[feature];
    }

    @Override
    public String toString() {
        return "ByteMatrix[" + rows + " x " + columns.length + "]";
    }
}
