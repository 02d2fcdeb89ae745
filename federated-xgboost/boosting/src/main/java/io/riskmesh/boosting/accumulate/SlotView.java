package io.riskmesh.boosting.accumulate;

import io.riskmesh.boosting.fixedpoint.FixedPointCodec;

/// Rows seen through a feature mask, and the inner loops that add them.
///
/// @param columns of the rows that are masked in, ascending
/// @param shifts what turns a column's values into slots of the masked histogram
/// @param slots of the masked histogram
/// @param isWhole whether all columns are in and no value needs a shift
record SlotView(SlotRows rows, int[] columns, int[] shifts, int slots, boolean isWhole) {
    private static final int LOOK_AHEAD = 64; // rows

    /// Adds a node's rows to sums of a piece.
    ///
    /// @param countBits h is added shifted by this, above a count of one
    void add(NodeRows node, long[] pairs, int countBits, PieceSums sums) {
        if (isWhole) {
            addWhole(node, pairs, countBits, sums);
        } else {
            addShifted(node, pairs, countBits, sums.gradients(), sums.hessians());
        }
    }

    /// Rows that follow each other come from memory faster than they are added. For rows that lie apart, a few rows are looked
    /// at before they are added: looks at several rows wait for memory at once, additions of one row would wait alone.
    private void addWhole(NodeRows node, long[] pairs, int countBits, PieceSums sums) {
        if (node.count() == 0) {
            return;
        }
        int first = node.rows()[node.from()];
        int last = node.rows()[node.to() - 1];
        if (last - first + 1 == node.count()) {
            addRun(first, last + 1, pairs, countBits, sums);
        } else if (node.count() > (last - first) / 2) {
            addRows(node.rows(), node.from(), node.to(), pairs, countBits, sums);
        } else {
            for (int from = node.from(); from < node.to(); from += LOOK_AHEAD) {
                int to = Math.min(from + LOOK_AHEAD, node.to());
                sums.keep(look(node.rows(), from, to, pairs));
                addRows(node.rows(), from, to, pairs, countBits, sums);
            }
        }
    }

    /// Loads the first and the last code and the pair of each row.
    private long look(int[] order, int from, int to, long[] pairs) {
        long seen = 0;
        for (int i = from; i < to; i++) {
            int row = order[i];
            char[] block = rows.block(row);
            int first = rows.first(row);
            seen |= block[first] | block[first + columns.length - 1] | pairs[row];
        }
        return seen;
    }

    private void addRun(int from, int to, long[] pairs, int countBits, PieceSums sums) {
        for (int row = from; row < to; ) {
            int end = Math.min(to, SlotRows.endOfBlock(row));
            addRun(rows.block(row), rows.first(row), row, end, pairs, countBits, sums.gradients(), sums.hessians());
            row = end;
        }
    }

    /// As [#addRows], for neighbours in one block.
    private void addRun(char[] block, int firstCode, int from, int to, long[] pairs, int countBits, long[] gradients,
            long[] hessians) {
        int gradientMask = gradients.length - 1;
        int hessianMask = hessians.length - 1;
        int j = firstCode;
        for (int row = from; row < to; row++) {
            long g = FixedPointCodec.gradient(pairs[row]);
            long h = ((long) FixedPointCodec.hessian(pairs[row]) << countBits) + 1;
            int end = j + columns.length;
            for (; j < end; j++) {
                int slot = block[j];
                gradients[slot & gradientMask] += g;
                hessians[slot & hessianMask] += h;
            }
        }
    }

    private void addRows(int[] order, int from, int to, long[] pairs, int countBits, PieceSums sums) {
        addRows(order, from, to, pairs, countBits, sums.gradients(), sums.hessians());
    }

    /// Array lengths are powers of two and every index is below them: `& length - 1` changes nothing and spares the JIT the
    /// range checks, which cost more than the additions.
    private void addRows(int[] order, int from, int to, long[] pairs, int countBits, long[] gradients, long[] hessians) {
        int gradientMask = gradients.length - 1;
        int hessianMask = hessians.length - 1;
        for (int i = from; i < to; i++) {
            int row = order[i];
            long pair = pairs[row];
            long g = FixedPointCodec.gradient(pair);
            long h = ((long) FixedPointCodec.hessian(pair) << countBits) + 1;
            char[] block = rows.block(row);
            int end = rows.first(row) + columns.length;
            for (int j = rows.first(row); j < end; j++) {
                int slot = block[j];
                gradients[slot & gradientMask] += g;
                hessians[slot & hessianMask] += h;
            }
        }
    }

    private void addShifted(NodeRows node, long[] pairs, int countBits, long[] gradients, long[] hessians) {
        int gradientMask = gradients.length - 1;
        int hessianMask = hessians.length - 1;
        int[] order = node.rows();
        for (int i = node.from(); i < node.to(); i++) {
            int row = order[i];
            long pair = pairs[row];
            long g = FixedPointCodec.gradient(pair);
            long h = ((long) FixedPointCodec.hessian(pair) << countBits) + 1;
            char[] block = rows.block(row);
            int first = rows.first(row);
            for (int j = 0; j < columns.length; j++) {
                int slot = block[first + columns[j]] + shifts[j];
                gradients[slot & gradientMask] += g;
                hessians[slot & hessianMask] += h;
            }
        }
    }

    /// Adds few rows straight to two-word cells, from word `at` on.
    void addTwoWords(NodeRows node, long[] pairs, int rowBits, long[] cells, int at) {
        for (int i = node.from(); i < node.to(); i++) {
            int row = node.rows()[i];
            long g = FixedPointCodec.gradient(pairs[row]);
            long h = ((long) FixedPointCodec.hessian(pairs[row]) << rowBits) + 1;
            char[] block = rows.block(row);
            int first = rows.first(row);
            for (int j = 0; j < columns.length; j++) {
                int word = at + 2 * (block[first + columns[j]] + shifts[j]);
                cells[word] += g;
                cells[word + 1] += h;
            }
        }
    }

    /// Adds few rows straight to three-word cells, from word `at` on.
    void addThreeWords(NodeRows node, long[] pairs, long[] cells, int at) {
        for (int i = node.from(); i < node.to(); i++) {
            int row = node.rows()[i];
            long g = FixedPointCodec.gradient(pairs[row]);
            long h = FixedPointCodec.hessian(pairs[row]);
            char[] block = rows.block(row);
            int first = rows.first(row);
            for (int j = 0; j < columns.length; j++) {
                int word = at + 3 * (block[first + columns[j]] + shifts[j]);
                cells[word] += g;
                cells[word + 1] += h;
                cells[word + 2]++;
            }
        }
    }

    @Override
    public String toString() {
        return "SlotView[" + columns.length + " columns, " + slots + " slots]";
    }
}
