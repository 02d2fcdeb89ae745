package io.riskmesh.boosting.accumulate;

import io.riskmesh.boosting.histogram.GradientHistogram;
import java.util.Arrays;

/// Sums of one piece of a node's rows by slot: g in one array, `h << countBits | count` in the other; both have a power of
/// two of words. All zero when nobody uses them. Not thread-safe.
///
/// @param gradients changed by kernels
/// @param hessians changed by kernels
record PieceSums(long[] gradients, long[] hessians) {

    static PieceSums of(int slots) {
        int length = Integer.highestOneBit(Math.max(1, slots - 1)) << 1;
        return new PieceSums(new long[length], new long[length]);
    }

    /// Adds the slots `from..to-1` to a node's cells in the layout of the plan, and makes them zero here.
    ///
    /// @param countBits low bits of the second word that hold the count; the count never needs one more
    void moveTo(GradientHistogram sums, int node, int countBits, int from, int to) {
        switch (sums.plan().layout()) {
            case TWO_WORD -> moveToTwoWords(sums, node, countBits, from, to);
            case THREE_WORD -> moveToThreeWords(sums, node, countBits, from, to);
        }
        Arrays.fill(gradients, from, to, 0L);
        Arrays.fill(hessians, from, to, 0L);
    }

    private void moveToTwoWords(GradientHistogram sums, int node, int countBits, int from, int to) {
        long[] cells = sums.cells();
        long mask = (1L << countBits) - 1;
        int rowBits = sums.plan().rowBits();
        int at = 2 * (node * sums.slots() + from);
        for (int slot = from; slot < to; slot++) {
            cells[at] += gradients[slot];
            cells[at + 1] += (hessians[slot] >>> countBits << rowBits) + (hessians[slot] & mask);
            at += 2;
        }
    }

    private void moveToThreeWords(GradientHistogram sums, int node, int countBits, int from, int to) {
        long[] cells = sums.cells();
        long mask = (1L << countBits) - 1;
        int at = 3 * (node * sums.slots() + from);
        for (int slot = from; slot < to; slot++) {
            cells[at] += gradients[slot];
            cells[at + 1] += hessians[slot] >>> countBits;
            cells[at + 2] += hessians[slot] & mask;
            at += 3;
        }
    }

    @Override
    public String toString() {
        return "PieceSums[" + gradients.length + "]";
    }
}
