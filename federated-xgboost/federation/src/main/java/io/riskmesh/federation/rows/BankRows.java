package io.riskmesh.federation.rows;

import io.riskmesh.boosting.cuts.CutRequest;
import io.riskmesh.boosting.cuts.HistogramCuts;

/// One bank's rows, which never leave it: what the machine asks and masks. Calls come from the machine's thread, one at a
/// time; they may take long and may use threads of their own.
public interface BankRows {

    /// The larger of the numbers of training and validation rows: at most the bank's signed row bound.
    long rows();

    /// Training rows of class 1.
    long positives();

    /// Training rows per bucket of the request; given away.
    long[] count(CutRequest request);

    /// What is said of their sums per leaf.
    default LeafSumRoots leafSums() {
        return LeafSumRoots.NONE;
    }

    /// The rows by bins, at margin 0, for a run that begins or begins again.
    BinnedRows bin(HistogramCuts cuts);
}
