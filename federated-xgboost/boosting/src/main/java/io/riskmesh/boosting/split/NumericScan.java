package io.riskmesh.boosting.split;

import io.riskmesh.boosting.fixedpoint.NodeSums;

/// Tries every threshold of a numeric feature (training.md section 7): upwards with missing rows on the right, then, if
/// there are such rows, downwards with missing rows on the left. Thresholds that cannot win are passed over.
final class NumericScan {

    private final long minimumBinRows;

    NumericScan(long minimumBinRows) {
        this.minimumBinRows = minimumBinRows;
    }

    /// Leaves the highest bin that goes left in `search.place`; -1 is none.
    void run(NumericBins bins, GainScreen screen, SplitSearch search) {
        upwards(bins, screen, search);
        // A small missing slot is no cell of its own (rule R6): its rows stay on the right.
        if (bins.hasMissing() && bins.missing().count() >= minimumBinRows) {
            downwards(bins, screen, search);
        }
    }

    private static void upwards(NumericBins bins, GainScreen screen, SplitSearch search) {
        int from = search.firstEnough(bins, NodeSums.NOTHING);
        int to = search.firstTooMuch(bins, NodeSums.NOTHING);
        search.compare(bins, from, to, screen, NodeSums.NOTHING);
        for (int i = screen.next(from, to); i < to; i = screen.next(i + 1, to)) {
            search.offerLeft(bins.upTo(i), bins.lastBin(i), false);
        }
    }

    /// The missing rows are on the left, and all groups up to i.
    private static void downwards(NumericBins bins, GainScreen screen, SplitSearch search) {
        NodeSums missing = bins.missing();
        int from = search.firstEnough(bins, missing);
        int to = Math.min(search.firstTooMuch(bins, missing), bins.size() - 1); // with all groups on the left, none is right
        search.compare(bins, from, to, screen, missing);
        for (int i = screen.previous(to - 1, from); i >= from; i = screen.previous(i - 1, from)) {
            search.offerLeft(bins.upTo(i).plus(missing), bins.lastBin(i), true);
        }
        search.offerLeft(missing, -1, true);
    }
}
