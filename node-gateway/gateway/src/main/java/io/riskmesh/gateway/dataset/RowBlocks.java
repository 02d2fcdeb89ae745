package io.riskmesh.gateway.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows of floats that grow without ever copying what is already there; one copy at the end makes the matrix.
///
/// Blocks hold about one million values (4 MB), so the waste of the last block is small beside any real file.
final class RowBlocks {
    private static final int BLOCK_VALUES = 1 << 20;

    private final int columns;
    private final int rowsPerBlock;
    private final List<float[]> blocks = new ArrayList<>();
    private int rows;

    RowBlocks(int columns) {
        this.columns = columns;
        this.rowsPerBlock = Math.max(1, BLOCK_VALUES / Math.max(1, columns));
    }

    int rows() {
        return rows;
    }

    void add(float[] row) {
        int slot = rows % rowsPerBlock;
        if (slot == 0) {
            blocks.add(new float[rowsPerBlock * columns]);
        }
        System.arraycopy(row, 0, blocks.getLast(), slot * columns, columns);
        rows++;
    }

    /// Replaces the codes of one column: value v becomes `codes[v]`; missing stays missing.
    void recode(int column, int[] codes) {
        for (int row = 0; row < rows; row++) {
            float[] block = blocks.get(row / rowsPerBlock);
            int at = row % rowsPerBlock * columns + column;
            if (!Float.isNaN(block[at])) {
                block[at] = codes[(int) block[at]];
            }
        }
    }

    /// All values row by row; the blocks are given up while copying, so the peak is one matrix and one block more.
    float[] drain() {
        float[] values = new float[Math.multiplyExact(rows, columns)];
        int at = 0;
        for (int block = 0; block < blocks.size(); block++) {
            int count = Math.min(values.length - at, rowsPerBlock * columns);
            System.arraycopy(blocks.get(block), 0, values, at, count);
            blocks.set(block, new float[0]);
            at += count;
        }
        return values;
    }

    /// A row of missing values to be filled.
    float[] emptyRow() {
        float[] row = new float[columns];
        Arrays.fill(row, Float.NaN);
        return row;
    }
}
