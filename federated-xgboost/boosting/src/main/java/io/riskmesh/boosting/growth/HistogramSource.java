package io.riskmesh.boosting.growth;

import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.histogram.FeatureMask;
import io.riskmesh.boosting.histogram.GradientHistogram;
import io.riskmesh.boosting.tree.RegressionTree;
import java.util.List;

/// Rows, wherever they are, seen through sums only: one bank's rows, several banks' rows in one process, or a masked sum.
/// One contract test runs on all implementations. Calls come in the order beginTree, (build, presence, apply)*, endTree.
public interface HistogramSource {

    /// Computes gradients at the current margins and draws the row sample of this tree; the root holds all sampled rows.
    void beginTree(int tree, FixedPointPlan plan);

    /// Sums of the given nodes over the masked-in features, in the order of `nodes`.
    GradientHistogram build(List<Integer> nodes, FeatureMask features);

    /// Banks present per candidate child, over sampled rows. Changes nothing.
    Presence presence(List<NodeRules> candidates);

    /// Partitions the rows of each split node into its children.
    void apply(List<ChosenSplit> chosen);

    /// Adds the tree's leaf values to the margins of all rows, sampled or not. May also be called without `beginTree`, for a
    /// tree that was not grown here: the prior's, or those of a run that goes on from a checkpoint.
    void endTree(RegressionTree tree);
}
