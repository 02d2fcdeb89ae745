package io.riskmesh.gateway.plan;

/// The numbers of a plan that decide what it opens and what it costs.
///
/// @param banks members of the consortium
/// @param features columns, all numeric as far as the plan knows
/// @param rows training rows of all banks together
/// @param trees rounds of boosting
/// @param depth levels of a tree
/// @param maxBin bins of a feature, without its missing slot
/// @param wordsPerCell 64-bit words of a histogram cell, 2 or 3
/// @param minimumBanks least banks of an opened sum
/// @param minimumRowsPerBank least rows for which a bank counts as present in a node
/// @param minimumChildRows least rows of a child
/// @param minimumBinRows least rows of a bin
/// @param rowSampleRate share of rows that each bank draws per tree
/// @param rulesOn whether the privacy rules are enforced
public record PlanShape(
        int banks,
        int features,
        long rows,
        int trees,
        int depth,
        int maxBin,
        int wordsPerCell,
        int minimumBanks,
        int minimumRowsPerBank,
        int minimumChildRows,
        int minimumBinRows,
        double rowSampleRate,
        boolean rulesOn) {

    /// Cells of one full node histogram, missing slots included.
    long cellsPerNode() {
        return (long) features * (maxBin + 1);
    }

    /// Nodes whose histograms are opened in a full tree: the root, then one child of each pair; the other follows by subtraction.
    long nodesOpenedPerTree() {
        return 1L << (depth - 1);
    }
}
