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
        screen.load(bins);
        upwards(bins, screen, search);
        // A small missing slot is no cell of its own (rule R6): its rows stay on the right.
        if (bins.hasMissing() && bins.missing.count() >= minimumBinRows) {
            downwards(bins, screen, search);
        }
    }

    private static void upwards(NumericBins bins, GainScreen screen, SplitSearch search) {
        search.compare(screen, bins.size, NodeSums.NOTHING);
        for (int i = 0; i < bins.size; i++) {
            if (screen.mayBeat(i)) {
                search.offerLeft(bins.gradient[i], bins.hessian[i], bins.count[i], bins.lastBin[i], false);
            }
        }
    }

    /// The split below group i has the missing rows and all groups below it on the left.
    private static void downwards(NumericBins bins, GainScreen screen, SplitSearch search) {
        NodeSums missing = bins.missing;
        search.compare(screen, bins.size, missing);
        for (int i = bins.size - 1; i > 0; i--) {
            if (screen.mayBeat(i - 1)) {
                search.offerLeft(bins.gradient[i - 1] + missing.gradient(), bins.hessian[i - 1] + missing.hessian(),
                        bins.count[i - 1] + missing.count(), bins.firstBin[i] - 1, true);
            }
        }
        if (bins.size > 0) {
            search.offerLeft(missing.gradient(), missing.hessian(), missing.count(), bins.firstBin[0] - 1, true);
        }
    }
}
