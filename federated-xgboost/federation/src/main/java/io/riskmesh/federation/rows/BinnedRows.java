package io.riskmesh.federation.rows;

import io.riskmesh.boosting.growth.HistogramSource;
import io.riskmesh.boosting.parameters.ValidationMetric;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.ledger.PartyId;
import java.util.List;

/// One bank's rows by the agreed cuts, with their margins so far.
public interface BinnedRows {

    /// The training rows, for the trees of the run.
    HistogramSource source();

    /// Moves the margins of training and validation rows by a tree that was grown, or taken over.
    void add(RegressionTree tree);

    /// The same, where it matters whose rows the tree was grown on.
    default void add(RegressionTree tree, List<PartyId> members) {
        add(tree);
    }

    /// The bank's cells of the metric over its validation rows; all zero if it has none. Given away.
    long[] validationCells(ValidationMetric metric);
}
