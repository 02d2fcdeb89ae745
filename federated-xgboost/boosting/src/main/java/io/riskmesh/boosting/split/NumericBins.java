package io.riskmesh.boosting.split;

import io.riskmesh.boosting.fixedpoint.CellLayout;
import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.fixedpoint.NodeSums;
import io.riskmesh.boosting.histogram.GradientHistogram;

/// One numeric feature's sums at one node: running sums upwards over its bins, or over groups of neighbouring bins where
/// small ones are merged, and apart from them its missing rows. The arrays are used again for the next feature. Not
/// thread-safe.
final class NumericBins {

    private final FixedPointPlan plan;
    private final long[] gradient; // [group]: the sum of this group and those below
    private final long[] second; // hessian, or hessian and count as a cell of two words packs them
    private final long[] third; // count, unless packed
    private final int[] lastBin; // [group], if bins are merged
    private boolean packed;
    private boolean merged;
    private int size;
    private NodeSums missing = NodeSums.NOTHING;

    NumericBins(FixedPointPlan plan, int mostBins) {
        this.plan = plan;
        gradient = new long[mostBins];
        second = new long[mostBins];
        third = new long[mostBins];
        lastBin = new int[mostBins];
    }

    /// Reads the bins from `firstSlot` of a node on; the rest of the node's rows are missing.
    ///
    /// @param minimum bins of fewer rows join their left neighbour, the first group takes right neighbours until it has that
    ///     many (rule R6); 0 merges none
    void load(GradientHistogram histogram, int at, int firstSlot, int bins, NodeSums node, long minimum) {
        long[] cells = histogram.cells();
        int from = (at * histogram.slots() + firstSlot) * plan.layout().words();
        merged = minimum > 0;
        size = bins;
        if (merged) {
            loadMerged(cells, from, bins, minimum);
        } else if (plan.layout() == CellLayout.TWO_WORD) {
            loadTwoWords(cells, from, bins);
        } else {
            loadThreeWords(cells, from, bins);
        }
        missing = node.minus(upTo(size - 1));
    }

    /// Running words: the second one stays packed, as few of these sums are ever looked at one by one.
    private void loadTwoWords(long[] cells, int from, int bins) {
        packed = true;
        long g = 0;
        long hessianAndCount = 0;
        for (int bin = 0; bin < bins; bin++) {
            g += cells[from + 2 * bin];
            hessianAndCount += cells[from + 2 * bin + 1];
            gradient[bin] = g;
            second[bin] = hessianAndCount;
        }
    }

    private void loadThreeWords(long[] cells, int from, int bins) {
        packed = false;
        long g = 0;
        long h = 0;
        long c = 0;
        for (int bin = 0; bin < bins; bin++) {
            g += cells[from + 3 * bin];
            h += cells[from + 3 * bin + 1];
            c += cells[from + 3 * bin + 2];
            gradient[bin] = g;
            second[bin] = h;
            third[bin] = c;
        }
    }

    private void loadMerged(long[] cells, int from, int bins, long minimum) {
        packed = false;
        NodeSums running = NodeSums.NOTHING;
        long inGroup = 0;
        int group = 0;
        for (int bin = 0; bin < bins; bin++) {
            NodeSums own = plan.decode(cells, from + bin * plan.layout().words());
            if (own.count() >= minimum && inGroup >= minimum) {
                group++;
                inGroup = 0;
            }
            inGroup += own.count();
            running = running.plus(own);
            gradient[group] = running.gradient();
            second[group] = running.hessian();
            third[group] = running.count();
            lastBin[group] = bin;
        }
        size = group + 1;
    }

    int size() {
        return size;
    }

    /// The rows without a value.
    NodeSums missing() {
        return missing;
    }

    /// The sums of the groups up to one, inclusive.
    NodeSums upTo(int group) {
        return packed ? plan.decode(gradient[group], second[group])
                : new NodeSums(gradient[group], second[group], third[group]);
    }

    /// The highest bin of a group.
    int lastBin(int group) {
        return merged ? lastBin[group] : group;
    }

    /// The first group up to which there is at least this hessian and at least this many rows; the size if there is none.
    int firstReaching(NodeSums least) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            NodeSums sums = upTo(middle);
            if (sums.hessian() >= least.hessian() && sums.count() >= least.count()) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /// The first group up to which there is more than this hessian or there are more than this many rows.
    int firstExceeding(NodeSums most) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            NodeSums sums = upTo(middle);
            if (sums.hessian() > most.hessian() || sums.count() > most.count()) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /// Screens the splits above groups `from..to-1`.
    void screen(GainScreen screen, int from, int to, NodeSums more, NodeSums node, float gain, float nodeGain) {
        screen.compare(gradient, second, packed ? plan.rowBits() : 0, from, to, more, node, gain, nodeGain);
    }

    /// Whether any row of weight has no value, as XGBoost tells it: by the sums of gradients.
    boolean hasMissing() {
        return missing.gradient() != 0 || missing.hessian() != 0;
    }
}
