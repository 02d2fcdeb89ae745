package io.riskmesh.boosting.accumulate;

import io.riskmesh.boosting.fixedpoint.FixedPointCodec;

/// The inner loops that add many rows to cells of bundles. Every row adds two longs per column, `g` and
/// `h << countBits | 1`.
record CellAdder(BundleView view, long[] pairs) {
    private static final int LOOK_AHEAD = 64; // rows

    /// Rows that follow each other come from memory faster than they are added. For rows that lie apart, a few rows are looked
    /// at before they are added: looks at several rows wait for memory at once, additions of one row would wait alone.
    void add(NodeRows node, int countBits, PieceSums sums) {
        if (node.count() == 0) {
            return;
        }
        int first = node.rows()[node.from()];
        int last = node.rows()[node.to() - 1];
        if (!view.isWhole()) {
            addShifted(node, countBits, sums.gradients(), sums.hessians());
        } else if (last - first + 1 == node.count()) {
            addRun(first, last + 1, countBits, sums);
        } else if (node.count() > (last - first) / 2) {
            addRows(node.rows(), node.from(), node.to(), countBits, sums.gradients(), sums.hessians());
        } else {
            for (int from = node.from(); from < node.to(); from += LOOK_AHEAD) {
                int to = Math.min(from + LOOK_AHEAD, node.to());
                sums.keep(look(node.rows(), from, to));
                addRows(node.rows(), from, to, countBits, sums.gradients(), sums.hessians());
            }
        }
    }

    /// Loads the first and the last value and the pair of each row.
    private long look(int[] order, int from, int to) {
        BundledRows rows = view.rows();
        int width = view.columnCount();
        long seen = 0;
        for (int i = from; i < to; i++) {
            int row = order[i];
            char[] block = rows.block(row);
            int first = rows.first(row);
            seen |= block[first] | block[first + width - 1] | pairs[row];
        }
        return seen;
    }

    private void addRun(int from, int to, int countBits, PieceSums sums) {
        BundledRows rows = view.rows();
        for (int row = from; row < to; ) {
            int end = Math.min(to, BundledRows.endOfBlock(row));
            addRun(rows.block(row), rows.first(row), row, end, countBits, sums.gradients(), sums.hessians());
            row = end;
        }
    }

    /// As [#addRows], for neighbours in one block.
    private void addRun(char[] block, int firstValue, int from, int to, int countBits, long[] gradients, long[] hessians) {
        int gradientMask = gradients.length - 1;
        int hessianMask = hessians.length - 1;
        int width = view.columnCount();
        int j = firstValue;
        for (int row = from; row < to; row++) {
            long g = FixedPointCodec.gradient(pairs[row]);
            long h = ((long) FixedPointCodec.hessian(pairs[row]) << countBits) + 1;
            int end = j + width;
            for (; j < end; j++) {
                int cell = block[j];
                gradients[cell & gradientMask] += g;
                hessians[cell & hessianMask] += h;
            }
        }
    }

    /// Array lengths are powers of two and every index is below them: `& length - 1` changes nothing and spares the JIT the
    /// range checks, which cost more than the additions.
    private void addRows(int[] order, int from, int to, int countBits, long[] gradients, long[] hessians) {
        int gradientMask = gradients.length - 1;
        int hessianMask = hessians.length - 1;
        BundledRows rows = view.rows();
        int width = view.columnCount();
        for (int i = from; i < to; i++) {
            int row = order[i];
            long g = FixedPointCodec.gradient(pairs[row]);
            long h = ((long) FixedPointCodec.hessian(pairs[row]) << countBits) + 1;
            char[] block = rows.block(row);
            int end = rows.first(row) + width;
            for (int j = rows.first(row); j < end; j++) {
                int cell = block[j];
                gradients[cell & gradientMask] += g;
                hessians[cell & hessianMask] += h;
            }
        }
    }

    /// Some columns only, or values that name cells of their own bundle.
    private void addShifted(NodeRows node, int countBits, long[] gradients, long[] hessians) {
        int gradientMask = gradients.length - 1;
        int hessianMask = hessians.length - 1;
        BundledRows rows = view.rows();
        int[] columns = view.columns();
        int[] shifts = view.shifts();
        for (int i = node.from(); i < node.to(); i++) {
            int row = node.rows()[i];
            long g = FixedPointCodec.gradient(pairs[row]);
            long h = ((long) FixedPointCodec.hessian(pairs[row]) << countBits) + 1;
            char[] block = rows.block(row);
            int first = rows.first(row);
            for (int c = 0; c < columns.length; c++) {
                int cell = block[first + columns[c]] + shifts[c];
                gradients[cell & gradientMask] += g;
                hessians[cell & hessianMask] += h;
            }
        }
    }

    @Override
    public String toString() {
        return "CellAdder[" + view.columnCount() + " columns]";
    }
}
