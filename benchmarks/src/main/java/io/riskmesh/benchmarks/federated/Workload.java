package io.riskmesh.benchmarks.federated;

import io.riskmesh.boosting.parameters.Binning;
import io.riskmesh.boosting.parameters.GrowPolicy;
import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.boosting.parameters.Sampling;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.parameters.TreeShape;
import java.util.Map;

/// What both sides train: depth-wise, eta 0.1, lambda 1, min_child_weight 1, base score 0.5.
///
/// @param rules whether the leakage rules that change a model are on; then each bank draws 80 % of its rows per tree, as by
///     default in `lab train`
record Workload(int bins, int depth, int trees, boolean rules) {
    private static final double ROW_SAMPLE = 0.8;
    private static final int CELL_BYTES = 16;

    TrainingParameters ours() {
        return TrainingParameters.defaults(FourBanks.SEED).withRounds(trees)
                .withPrivacy(rules ? PrivacyParameters.DEFAULT : PrivacyParameters.OFF)
                .withSampling(rules ? Sampling.NONE.withSubsample(ROW_SAMPLE) : Sampling.NONE)
                .withShape(new TreeShape(GrowPolicy.DEPTH_WISE, depth, 0)).withBinning(new Binning(bins, 31, 4, 64));
    }

    /// XGBoost's, on all rows.
    Map<String, Object> peers() {
        return Map.of("max_depth", depth, "eta", 0.1, "lambda", 1, "min_child_weight", 1, "max_bin", bins, "nthread", 1);
    }

    /// The design's figure for one bank and tree (`training.md` section 14): half of the last level's nodes are derived.
    long designedBytes(int features) {
        return (1L << (depth - 1)) * bins * features * CELL_BYTES;
    }
}
