package io.riskmesh.boosting.training;

import io.riskmesh.boosting.tree.RegressionTree;
import java.util.Optional;

/// Hears of every tree as soon as margins have moved by it.
@FunctionalInterface
public interface TrainingProgress {

    TrainingProgress SILENT = (_, _, _) -> {};

    /// @param tree index among the grown trees
    /// @param grown with full statistics
    /// @param score over the validation rows, if there are any
    void treeGrown(int tree, RegressionTree grown, Optional<ValidationScore> score);
}
