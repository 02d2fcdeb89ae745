package io.riskmesh.enclave.oblivious;

import io.riskmesh.boosting.model.JointScoring;
import io.riskmesh.boosting.tree.TreeEnsemble;
import java.util.ArrayList;
import java.util.List;

/// What came of loading a model for oblivious scoring.
public sealed interface ForestLoading {

    /// Depth at most 8, at most 128 features, at most 254 distinct thresholds of each, numeric splits only, and leaves
    /// whose reasons fit into integers.
    static ForestLoading of(TreeEnsemble ensemble) {
        List<String> obstacles = new ArrayList<>(JointScoring.obstacles(ensemble));
        if (!ReasonDeltas.fit(ensemble)) {
            obstacles.add("Expected leaves whose deltas add up to less than " + ReasonDeltas.MOST_MARGIN + ", got larger ones");
        }
        return obstacles.isEmpty() ? new Scorable(BitMaskForest.of(ensemble)) : new NotScorable(obstacles);
    }

    /// The model, laid out.
    record Scorable(BitMaskForest forest) implements ForestLoading {}

    /// `model_not_scorable`.
    ///
    /// @param obstacles every limit the model breaks, in words
    record NotScorable(List<String> obstacles) implements ForestLoading {
        public NotScorable {
            obstacles = List.copyOf(obstacles);
        }
    }
}
