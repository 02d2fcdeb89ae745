package io.riskmesh.boosting.accumulate;

import io.riskmesh.boosting.bins.BinnedMatrix;
import io.riskmesh.boosting.bins.ShortMatrix;
import io.riskmesh.boosting.fixedpoint.FixedPointCodec;

/// Adds rows whose codes are shorts.
final class ShortAdder implements SlotAdder {
    private final ShortMatrix matrix;
    private final int[] columns;
    private final int[] words;
    private final long[] pairs;

    ShortAdder(ShortMatrix matrix, SlotColumns slots, long[] pairs) {
        this.matrix = matrix;
        this.columns = slots.columns();
        this.words = slots.words();
        this.pairs = pairs;
    }

    @Override
    public void add(NodeRows node, int countBits, long[] cells, int at) {
        int[] base = new int[words.length];
        for (int i = 0; i < base.length; i++) {
            base[i] = words[i] + at;
        }
        boolean all = columns.length == matrix.features();
        for (int i = node.from(); i < node.to(); i++) {
            int row = node.rows()[i];
            long pair = pairs[row];
            long g = FixedPointCodec.gradient(pair);
            long h = ((long) FixedPointCodec.hessian(pair) << countBits) + 1;
            short[] block = matrix.block(row >>> BinnedMatrix.BLOCK_BITS);
            int first = (row & BinnedMatrix.BLOCK_ROWS - 1) * matrix.features();
            if (all) {
                addAll(block, first, base, cells, g, h);
            } else {
                addSome(block, first, base, cells, g, h);
            }
        }
    }

    private static void addAll(short[] block, int first, int[] base, long[] cells, long g, long h) {
        for (int j = 0; j < base.length; j++) {
            int word = base[j] + 2 * (block[first + j] & 0xffff);
            cells[word] += g;
            cells[word + 1] += h;
        }
    }

    private void addSome(short[] block, int first, int[] base, long[] cells, long g, long h) {
        for (int j = 0; j < base.length; j++) {
            int word = base[j] + 2 * (block[first + columns[j]] & 0xffff);
            cells[word] += g;
            cells[word + 1] += h;
        }
    }
}
