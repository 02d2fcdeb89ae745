package io.riskmesh.boosting.split;

import io.riskmesh.boosting.fixedpoint.CellLayout;
import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.fixedpoint.NodeSums;
import io.riskmesh.boosting.histogram.GradientHistogram;

/// One feature's sums at one node, decoded into arrays that are used again for the next feature: its bins or groups of
/// neighbouring bins, and apart from them its missing rows. Not thread-safe.
final class FeatureBins {

    private final FixedPointPlan plan;
    final long[] gradient; // [group]
    final long[] hessian;
    final long[] count;
    final int[] lastBin; // [group]: the highest bin in it
    int size;
    long missingGradient;
    long missingHessian;
    long missingCount;

    FeatureBins(FixedPointPlan plan, int mostBins) {
        this.plan = plan;
        gradient = new long[mostBins];
        hessian = new long[mostBins];
        count = new long[mostBins];
        lastBin = new int[mostBins];
    }

    /// Reads `bins` bins from `firstSlot` of a node on, and the rest of the node's rows as missing.
    void load(GradientHistogram histogram, int at, int firstSlot, int bins, NodeSums node) {
        int words = plan.layout().words();
        int from = (at * histogram.slots() + firstSlot) * words;
        long[] cells = histogram.cells();
        long countMask = (1L << plan.rowBits()) - 1;
        missingGradient = node.gradient();
        missingHessian = node.hessian();
        missingCount = node.count();
        size = bins;
        for (int bin = 0; bin < bins; bin++, from += words) {
            gradient[bin] = cells[from];
            if (plan.layout() == CellLayout.TWO_WORD) {
                decodeSecond(cells[from + 1], countMask, bin);
            } else {
                hessian[bin] = cells[from + 1];
                count[bin] = cells[from + 2];
            }
            lastBin[bin] = bin;
            missingGradient -= gradient[bin];
            missingHessian -= hessian[bin];
            missingCount -= count[bin];
        }
    }

    /// As [FixedPointPlan#decode] without an object per cell: a count of 2^rowBits has carried into the hessian.
    private void decodeSecond(long packed, long countMask, int bin) {
        long rows = packed & countMask;
        boolean full = rows == 0 && packed != 0;
        hessian[bin] = (packed >> plan.rowBits()) - (full ? 1 : 0);
        count[bin] = full ? countMask + 1 : rows;
    }

    /// Joins each bin of fewer rows than `minimum` to its left neighbour; the first group takes right neighbours until it
    /// has that many (rule R6).
    void mergeSmall(long minimum) {
        int group = 0;
        for (int bin = 1; bin < size; bin++) {
            if (count[bin] >= minimum && count[group] >= minimum) {
                group++;
                gradient[group] = gradient[bin];
                hessian[group] = hessian[bin];
                count[group] = count[bin];
            } else {
                gradient[group] += gradient[bin];
                hessian[group] += hessian[bin];
                count[group] += count[bin];
            }
            lastBin[group] = lastBin[bin];
        }
        size = Math.min(size, group + 1);
    }

    /// Whether any row of weight has no value, as XGBoost tells it: by the sums of gradients.
    boolean hasMissing() {
        return missingGradient != 0 || missingHessian != 0;
    }
}
