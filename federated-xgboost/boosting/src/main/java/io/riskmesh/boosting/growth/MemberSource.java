package io.riskmesh.boosting.growth;

import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import java.util.List;

/// Rows of several participants, of which a tree may use some: what a replay needs of a federation that banks left or
/// joined.
public interface MemberSource extends HistogramSource {

    /// As `beginTree(tree, plan)`, with only the rows of these participants in the root. `endTree` still moves the margins
    /// of all rows.
    ///
    /// @param members ordinals, ascending
    void beginTree(int tree, FixedPointPlan plan, List<Integer> members);
}
