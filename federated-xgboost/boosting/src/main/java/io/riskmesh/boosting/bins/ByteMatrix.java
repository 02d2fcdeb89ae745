package io.riskmesh.boosting.bins;

import io.riskmesh.boosting.work.Workers;

/// Bin numbers in one byte, unsigned.
public final class ByteMatrix implements BinnedMatrix {
    private final int rows;
    private final int features;
    private final byte[][] blocks; // [row >>> BLOCK_BITS][(row & BLOCK_ROWS - 1) * features + feature]

    private ByteMatrix(int rows, int features) {
        this.rows = rows;
        this.features = features;
        blocks = new byte[Math.ceilDiv(rows, BLOCK_ROWS)][];
        for (int b = 0; b < blocks.length; b++) {
            blocks[b] = new byte[Math.multiplyExact(Math.min(BLOCK_ROWS, rows - b * BLOCK_ROWS), features)];
        }
    }

    static ByteMatrix of(RowCoder coder, Workers workers) {
        ByteMatrix matrix = new ByteMatrix(coder.rows(), coder.features());
        workers.overRows(matrix.rows, (from, to) -> coder.code(from, to, matrix::put));
        return matrix;
    }

    private void put(int row, int feature, int code) {
        blocks[row >>> BLOCK_BITS][(row & BLOCK_ROWS - 1) * features + feature] = (byte) code;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int features() {
        return features;
    }

    @Override
    public int code(int row, int feature) {
        return blocks[row >>> BLOCK_BITS][(row & BLOCK_ROWS - 1) * features + feature] & 0xff;
    }

    /// The codes of rows `block << BLOCK_BITS` and following, row-major; for kernels, not to be changed.
    public byte[] block(int block) {
        return blocks[block];
    }

    @Override
    public String toString() {
        return "ByteMatrix[" + rows + " x " + features + "]";
    }
}
