package io.riskmesh.boosting.accumulate;

import io.riskmesh.boosting.histogram.GradientHistogram;
import java.util.Arrays;

/// Sums of one piece of a node's rows by slot: g in one array, `h << countBits | count` in the other; both have a power of
/// two of words. All zero when nobody uses them. Not thread-safe.
final class PieceSums {
    private final long[] gradients;
    private final long[] hessians;
    private long seen;

    private PieceSums(int length) {
        gradients = new long[length];
        hessians = new long[length];
    }

    /// g by slot; changed by kernels.
    long[] gradients() {
        return gradients;
    }

    /// `h << countBits | count` by slot; changed by kernels.
    long[] hessians() {
        return hessians;
    }

    /// Takes what a kernel loaded in advance, so that the loads are not taken for useless. Means nothing.
    void keep(long loaded) {
        seen |= loaded;
    }

    static PieceSums of(int slots, int columns) {
        int length = Integer.highestOneBit(Math.max(1, slots - 1)) << 1;
        return new PieceSums(length);
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
        return "PieceSums[" + gradients.length + " words" + (seen == 0 ? ", new]" : "]");
    }
}
