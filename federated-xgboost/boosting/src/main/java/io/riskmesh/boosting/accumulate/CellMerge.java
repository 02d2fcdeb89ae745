package io.riskmesh.boosting.accumulate;

import io.riskmesh.boosting.histogram.GradientHistogram;

/// Adds a piece's two-word cells to a node's cells in the layout of the plan.
final class CellMerge {

    private CellMerge() {}

    /// @param countBits low bits of a piece's second word that hold the count; the count never fills them
    static void add(long[] part, int countBits, GradientHistogram sums, int node, int fromSlot, int toSlot) {
        long[] cells = sums.cells();
        int words = sums.plan().layout().words();
        int rowBits = sums.plan().rowBits();
        long countMask = (1L << countBits) - 1;
        for (int slot = fromSlot; slot < toSlot; slot++) {
            int at = (node * sums.slots() + slot) * words;
            long packed = part[2 * slot + 1];
            long hessian = packed >>> countBits;
            long count = packed & countMask;
            cells[at] += part[2 * slot];
            switch (sums.plan().layout()) {
                case TWO_WORD -> cells[at + 1] += (hessian << rowBits) + count;
                case THREE_WORD -> {
                    cells[at + 1] += hessian;
                    cells[at + 2] += count;
                }
            }
        }
    }
}
