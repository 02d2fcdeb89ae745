package io.riskmesh.benchmarks.trainer;

import io.riskmesh.boosting.parameters.Binning;
import io.riskmesh.boosting.parameters.GrowPolicy;
import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.parameters.TreeShape;
import java.util.Map;

/// What both sides train: depth-wise, eta 0.1, lambda 1, min_child_weight 1, base score 0.5, no sampling, rules off.
record Workload(int bins, int depth, int trees, int threads) {

    TrainingParameters ours() {
        return TrainingParameters.defaults(BenchRows.SEED).withRounds(trees).withPrivacy(PrivacyParameters.OFF)
                .withShape(new TreeShape(GrowPolicy.DEPTH_WISE, depth, 0)).withBinning(new Binning(bins, 31, 4, 64));
    }

    Map<String, Object> peers() {
        return Map.of("max_depth", depth, "eta", 0.1, "lambda", 1, "min_child_weight", 1, "max_bin", bins, "nthread", threads);
    }
}
