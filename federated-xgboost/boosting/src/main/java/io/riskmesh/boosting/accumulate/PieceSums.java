package io.riskmesh.boosting.accumulate;

import io.riskmesh.boosting.histogram.GradientHistogram;
import java.util.Arrays;

/// Sums of one piece of a node's rows by cell of its bundles: g in one array, `h << countBits | count` in the other; both
/// have a power of two of words. All zero when nobody uses them. Not thread-safe.
final class PieceSums {
    private final long[] gradients;
    private final long[] hessians;
    private long seen;

    private PieceSums(int length) {
        gradients = new long[length];
        hessians = new long[length];
    }

    static PieceSums of(int cells) {
        return new PieceSums(Integer.highestOneBit(Math.max(1, cells - 1)) << 1);
    }

    /// g by cell; changed by kernels.
    long[] gradients() {
        return gradients;
    }

    /// `h << countBits | count` by cell; changed by kernels.
    long[] hessians() {
        return hessians;
    }

    /// Takes what a kernel loaded in advance, so that the loads are not taken for useless. Means nothing.
    void keep(long loaded) {
        seen |= loaded;
    }

    /// Adds the cells of some columns of a view to a node's slots and makes them zero here. May run side by side with other
    /// columns.
    ///
    /// @param countBits low bits of the second word that hold the count; the count never needs one more
    void moveTo(GradientHistogram sums, int node, BundleView view, int countBits, int fromColumn, int toColumn) {
        SlotWords words = new SlotWords(sums, node, countBits);
        for (int column = fromColumn; column < toColumn; column++) {
            FeatureBundle bundle = view.bundle(column);
            int first = bundle.firstCell();
            int cells = bundle.cells();
            if (bundle.features().length == 1) {
                words.add(view.firstSlot(column, 0), gradients, hessians, first, cells);
            } else {
                unpack(view, column, words);
            }
            Arrays.fill(gradients, first, first + cells, 0L);
            Arrays.fill(hessians, first, first + cells, 0L);
        }
    }

    /// Member by member from the last: a member's slot is the sum of all cells with that digit; then cells that differ in
    /// this digit only become one, in place, so that all members together cost about twice the cells.
    private void unpack(BundleView view, int column, SlotWords words) {
        FeatureBundle bundle = view.bundle(column);
        int first = bundle.firstCell();
        int cells = bundle.cells();
        for (int member = bundle.features().length - 1; member >= 0; member--) {
            int radix = bundle.radices()[member];
            long[] slotGradients = new long[radix];
            long[] slotHessians = new long[radix];
            cells /= radix;
            for (int rest = 0; rest < cells; rest++) {
                long gradient = 0;
                long hessian = 0;
                int from = first + rest * radix;
                for (int digit = 0; digit < radix; digit++) {
                    slotGradients[digit] += gradients[from + digit];
                    slotHessians[digit] += hessians[from + digit];
                    gradient += gradients[from + digit];
                    hessian += hessians[from + digit];
                }
                gradients[first + rest] = gradient;
                hessians[first + rest] = hessian;
            }
            if (view.firstSlot(column, member) >= 0) {
                words.add(view.firstSlot(column, member), slotGradients, slotHessians, 0, radix);
            }
        }
    }

    @Override
    public String toString() {
        return "PieceSums[" + gradients.length + " words" + (seen == 0 ? ", new]" : "]");
    }
}
