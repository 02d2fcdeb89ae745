package io.riskmesh.gateway.plan;

import io.riskmesh.boosting.model.JointScoring;
import java.util.ArrayList;
import java.util.List;

/// Whether the enclave's oblivious scorer will take the model of a plan, as far as the plan decides it (training.md section 2).
public final class PlannedScoring {
    private PlannedScoring() {}

    /// Every limit that the model may break, in words; empty if it will be jointly scorable.
    public static List<String> obstacles(PlanShape shape) {
        List<String> found = new ArrayList<>();
        int depth = shape.parameters().shape().maxDepth();
        if (depth > JointScoring.MAX_DEPTH) {
            found.add("expected a depth of at most " + JointScoring.MAX_DEPTH + ", found " + depth);
        }
        if (shape.features() > JointScoring.MAX_FEATURES) {
            found.add("expected at most " + JointScoring.MAX_FEATURES + " features, found " + shape.features());
        }
        // B bins have B - 1 cuts; the sentinel and its mirror may stand in a tree too
        int thresholds = shape.parameters().binning().maxBin() + 1;
        if (thresholds > JointScoring.MAX_THRESHOLDS_PER_FEATURE) {
            found.add("expected at most " + JointScoring.MAX_THRESHOLDS_PER_FEATURE + " thresholds of a feature, found up to "
                    + thresholds);
        }
        if (shape.categorical() > 0) {
            found.add("expected numeric features only, found " + shape.categorical() + " categorical; give them as 0/1 columns");
        }
        return found;
    }
}
