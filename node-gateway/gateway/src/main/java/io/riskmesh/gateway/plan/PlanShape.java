package io.riskmesh.gateway.plan;

import io.riskmesh.boosting.parameters.GrowPolicy;
import io.riskmesh.boosting.parameters.TrainingParameters;

/// A run before its rows are known.
///
/// @param parameters of the federation
/// @param banks members of the consortium
/// @param features columns
/// @param categorical how many of the columns hold names
/// @param payees how many of the columns the payee's bank knows; 0 in a run on one side alone
/// @param rows training rows of all banks together, a guess
public record PlanShape(TrainingParameters parameters, int banks, int features, int categorical, int payees, long rows) {

    /// Of one side alone.
    public PlanShape(TrainingParameters parameters, int banks, int features, int categorical, long rows) {
        this(parameters, banks, features, categorical, 0, rows);
    }

    /// Whether the run is on the features of both sides.
    public boolean isJoint() {
        return payees > 0;
    }


    /// Cells of one full node histogram, missing slots included.
    long cellsPerNode() {
        return (long) (features - payees) * (parameters.binning().maxBin() + 1) + (long) payees * (parameters.binning().payeeMaxBin() + 1);
    }

    /// Nodes whose histograms are opened in a full tree: the root, then one child of each pair; the other follows by subtraction.
    long nodesOpenedPerTree() {
        long byDepth = 1L << (parameters.shape().maxDepth() - 1);
        int leaves = parameters.shape().maxLeaves();
        return leaves == 0 ? byDepth : Math.min(byDepth, leaves - 1L);
    }

    /// Masked sums of a full tree: a histogram per level, and presence wherever children may grow on.
    int sumsPerTree() {
        int leaves = parameters.shape().maxLeaves();
        int steps = parameters.shape().policy() == GrowPolicy.LOSS_GUIDED ? leaves - 1 : parameters.shape().maxDepth();
        return 2 * steps - 1;
    }

    /// Candidate children about whose presence banks answer in a full tree.
    long presenceCellsPerTree() {
        return (isJoint() ? 4L : 2L * PlanCost.CANDIDATES) * nodesOpenedPerTree();
    }
}
