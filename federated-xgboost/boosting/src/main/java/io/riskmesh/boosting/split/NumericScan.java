package io.riskmesh.boosting.split;

/// Tries every threshold of a numeric feature (training.md section 7): upwards with missing rows on the right, then, if
/// there are such rows, downwards with missing rows on the left.
final class NumericScan {

    private final long minimumBinRows;

    NumericScan(long minimumBinRows) {
        this.minimumBinRows = minimumBinRows;
    }

    /// Leaves the highest bin that goes left in `search.place`; -1 is none.
    void run(FeatureBins bins, SplitSearch search) {
        if (minimumBinRows > 0) {
            bins.mergeSmall(minimumBinRows);
        }
        upwards(bins, search);
        // A small missing slot is no cell of its own (rule R6): its rows stay on the right.
        if (bins.hasMissing() && bins.missingCount >= minimumBinRows) {
            downwards(bins, search);
        }
    }

    private static void upwards(FeatureBins bins, SplitSearch search) {
        long gradient = 0;
        long hessian = 0;
        long count = 0;
        for (int i = 0; i < bins.size; i++) {
            gradient += bins.gradient[i];
            hessian += bins.hessian[i];
            count += bins.count[i];
            search.offerLeft(gradient, hessian, count, bins.lastBin[i], false);
        }
    }

    private static void downwards(FeatureBins bins, SplitSearch search) {
        long gradient = 0;
        long hessian = 0;
        long count = 0;
        for (int i = bins.size - 1; i >= 0; i--) {
            gradient += bins.gradient[i];
            hessian += bins.hessian[i];
            count += bins.count[i];
            search.offerRight(gradient, hessian, count, i == 0 ? -1 : bins.lastBin[i - 1], true);
        }
    }
}
