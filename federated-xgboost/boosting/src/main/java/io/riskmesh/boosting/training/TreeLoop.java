package io.riskmesh.boosting.training;

import io.riskmesh.boosting.growth.ChosenSplit;
import io.riskmesh.boosting.growth.HistogramSource;
import io.riskmesh.boosting.growth.NodeRules;
import io.riskmesh.boosting.growth.TreeGrowth;
import io.riskmesh.boosting.tree.RegressionTree;
import java.util.List;

/// Grows one tree over rows whose `beginTree` has been called: what a federation does in many messages, in one loop.
final class TreeLoop {

    private TreeLoop() {}

    static RegressionTree complete(TreeGrowth growth, HistogramSource rows) {
        return grow(growth, rows, Integer.MAX_VALUE);
    }

    /// Cut off after so many steps (rule R2), if the tree is not finished before.
    static RegressionTree grow(TreeGrowth growth, HistogramSource rows, int steps) {
        while (!growth.isFinished()) {
            List<NodeRules> candidates = growth.offer(rows.build(growth.nodesToBuild(), growth.features()));
            if (!growth.isFinished() && growth.steps() == steps) {
                growth.truncate();
            }
            if (!growth.isFinished()) {
                List<ChosenSplit> chosen = growth.asksPresence() ? growth.choose(rows.presence(candidates)) : growth.choose();
                rows.apply(chosen);
            }
        }
        return growth.tree();
    }
}
