package io.riskmesh.federation.attack;

import io.riskmesh.boosting.tree.RegressionTree;
import java.util.List;

/// A finished run as the tests know it.
///
/// @param coordinator what the coordinating bank holds
/// @param participant what another bank holds
/// @param trees with full statistics, the prior's not among them
record FederationRun(View coordinator, View participant, List<RegressionTree> trees) {
    FederationRun {
        trees = List.copyOf(trees);
    }
}
