package io.riskmesh.boosting.split;

import io.riskmesh.boosting.fixedpoint.CellLayout;
import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.fixedpoint.NodeSums;
import io.riskmesh.boosting.histogram.GradientHistogram;

/// One numeric feature's sums at one node: running sums over its groups of neighbouring bins, upwards, and apart from them
/// its missing rows. Empty bins make no group, as a split beside them is one that was seen before. The arrays are used
/// again for the next feature. Not thread-safe.
final class NumericBins {

    private final FixedPointPlan plan;
    final long[] gradient; // [group]: the sum of this group and those below
    final long[] hessian;
    final long[] count;
    final int[] firstBin; // [group]
    final int[] lastBin; // [group]: the highest bin of a split right above the group
    int size;
    private long runningGradient;
    private long runningHessian;
    private long runningCount;
    NodeSums missing = NodeSums.NOTHING;

    NumericBins(FixedPointPlan plan, int mostBins) {
        this.plan = plan;
        gradient = new long[mostBins + 1]; // one place more: a bin is written before it is known to count
        hessian = new long[mostBins + 1];
        count = new long[mostBins + 1];
        firstBin = new int[mostBins + 1];
        lastBin = new int[mostBins + 1];
    }

    /// Reads the bins from `firstSlot` of a node on; the rest of the node's rows are missing.
    ///
    /// @param minimum bins of fewer rows join their left neighbour, the first group takes right neighbours until it has that
    ///     many (rule R6); 0 keeps every bin that is not empty
    void load(GradientHistogram histogram, int at, int firstSlot, int bins, NodeSums node, long minimum) {
        size = 0;
        runningGradient = 0;
        runningHessian = 0;
        runningCount = 0;
        long[] cells = histogram.cells();
        int from = (at * histogram.slots() + firstSlot) * plan.layout().words();
        if (minimum > 0) {
            loadMerged(cells, from, bins, minimum);
        } else if (plan.layout() == CellLayout.TWO_WORD) {
            loadTwoWords(cells, from, bins);
        } else {
            loadThreeWords(cells, from, bins);
        }
        missing = node.minus(new NodeSums(runningGradient, runningHessian, runningCount));
    }

    /// The hot way: running words, decoded as [FixedPointPlan#decode] does, without a branch that depends on the data.
    private void loadTwoWords(long[] cells, int from, int bins) {
        int shift = plan.rowBits();
        long mask = (1L << shift) - 1;
        long g = 0;
        long packed = 0;
        int groups = 0;
        for (int bin = 0; bin < bins; bin++) {
            long second = cells[from + 2 * bin + 1];
            g += cells[from + 2 * bin];
            packed += second;
            // A full count, 2^shift, has carried into the hessian; with the lowest bit of the count taken away it has not.
            long less = packed - 1;
            gradient[groups] = g;
            hessian[groups] = packed == 0 ? 0 : less >> shift;
            count[groups] = packed == 0 ? 0 : (less & mask) + 1;
            firstBin[groups] = bin;
            lastBin[groups] = bin;
            groups += second == 0 ? 0 : 1; // every row counts, so a bin with rows has a second word
        }
        finish(groups);
    }

    private void loadThreeWords(long[] cells, int from, int bins) {
        long g = 0;
        long h = 0;
        long c = 0;
        int groups = 0;
        for (int bin = 0; bin < bins; bin++) {
            long rows = cells[from + 3 * bin + 2];
            g += cells[from + 3 * bin];
            h += cells[from + 3 * bin + 1];
            c += rows;
            gradient[groups] = g;
            hessian[groups] = h;
            count[groups] = c;
            firstBin[groups] = bin;
            lastBin[groups] = bin;
            groups += rows == 0 ? 0 : 1;
        }
        finish(groups);
    }

    private void finish(int groups) {
        size = groups;
        if (groups > 0) {
            runningGradient = gradient[groups - 1];
            runningHessian = hessian[groups - 1];
            runningCount = count[groups - 1];
        }
    }

    private void loadMerged(long[] cells, int from, int bins, long minimum) {
        int words = plan.layout().words();
        long inGroup = 0;
        int group = 0;
        for (int bin = 0; bin < bins; bin++) {
            NodeSums own = plan.decode(cells, from + bin * words);
            if (bin > 0 && own.count() >= minimum && inGroup >= minimum) {
                group++;
                inGroup = 0;
                firstBin[group] = bin;
            } else if (bin == 0) {
                firstBin[0] = 0;
            }
            inGroup += own.count();
            runningGradient += own.gradient();
            runningHessian += own.hessian();
            runningCount += own.count();
            gradient[group] = runningGradient;
            hessian[group] = runningHessian;
            count[group] = runningCount;
            lastBin[group] = bin;
        }
        size = group + 1;
    }

    /// Whether any row of weight has no value, as XGBoost tells it: by the sums of gradients.
    boolean hasMissing() {
        return missing.gradient() != 0 || missing.hessian() != 0;
    }
}
