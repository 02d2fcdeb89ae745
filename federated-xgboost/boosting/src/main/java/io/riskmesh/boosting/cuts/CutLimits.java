package io.riskmesh.boosting.cuts;

/// @param maxBin most bins of a numeric feature
/// @param payee whether the feature is of the payee's side: it always has a missing slot, for payments whose payee nobody of the
///     run knows
/// @param minimumBinRows buckets below are never announced and give no edge; 0 without rules
/// @param minimumChildRows rows that each bin keeps at least; 0 without rules
record CutLimits(int maxBin, boolean payee, int minimumBinRows, int minimumChildRows) {

    /// Whether a bucket is split further: above tau = max(ceil(present / (8 maxBin)), minimumChildRows).
    boolean refines(long count, long present) {
        long eighth = Math.ceilDiv(present, 8L * maxBin);
        return count > Math.max(eighth, minimumChildRows) && count >= minimumBinRows;
    }

    /// Rows with a value that a feature needs to have a bin at all.
    int minimumRows() {
        return Math.max(minimumBinRows, minimumChildRows);
    }
}
