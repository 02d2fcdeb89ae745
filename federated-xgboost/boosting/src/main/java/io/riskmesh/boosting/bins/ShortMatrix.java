package io.riskmesh.boosting.bins;

import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.work.Workers;

/// Bin numbers in one short, unsigned.
public final class ShortMatrix implements BinnedMatrix {
    private final int rows;
    private final short[][] columns; // [feature][row]; dropped features share one column of zeros

    private ShortMatrix(int rows, HistogramCuts cuts) {
        this.rows = rows;
        short[] zeros = cuts.usable().count() == cuts.features() ? null : new short[rows];
        columns = new short[cuts.features()][];
        for (int f = 0; f < columns.length; f++) {
            columns[f] = cuts.isDropped(f) ? zeros : new short[rows];
        }
    }

    static ShortMatrix of(ColumnCoder coder, HistogramCuts cuts, Workers workers) {
        ShortMatrix matrix = new ShortMatrix(coder.rows(), cuts);
        coder.code(matrix::put, workers);
        return matrix;
    }

    private void put(int feature, int firstRow, int[] codes, int count) {
        short[] column = columns[feature];
        for (int i = 0; i < count; i++) {
            column[firstRow + i] = (short) codes[i];
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
        return columns[feature][row] & 0xffff;
    }

    /// The codes of one feature, by row; for kernels, not to be changed.
    public short[] column(int feature) {
        return columns[feature];
    }

    @Override
    public String toString() {
        return "ShortMatrix[" + rows + " x " + columns.length + "]";
    }
}
