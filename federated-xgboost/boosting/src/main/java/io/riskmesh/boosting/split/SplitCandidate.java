package io.riskmesh.boosting.split;

import io.riskmesh.boosting.fixedpoint.NodeSums;

/// A split as the opener knows it.
///
/// @param gain XGBoost's loss change, float32
/// @param left sums of the rows that go left, missing rows where the rule sends them
/// @param right the others
public record SplitCandidate(SplitRule rule, float gain, NodeSums left, NodeSums right) {

    /// Shows the rule only: gains and sums stay with the opener.
    @Override
    public String toString() {
        return "SplitCandidate[" + rule + "]";
    }
}
