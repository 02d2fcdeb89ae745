package io.riskmesh.gateway.lab.baseline;

import io.riskmesh.boosting.parameters.BasePrior;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.schema.FeatureSchema;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Our parameters by XGBoost's names. One thread, as its sums depend on the number of threads.
final class XgboostParameters {
    private XgboostParameters() {}

    /// @param positiveShare weighted share of positives, for a prior that the consortium measures
    static Map<String, Object> of(TrainingParameters p, FeatureSchema schema, double positiveShare) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("objective", p.objective().xgboostName());
        all.put("tree_method", "hist");
        all.put("nthread", 1);
        all.put("eta", p.eta());
        all.put("lambda", p.regularization().lambda());
        all.put("alpha", p.regularization().alpha());
        all.put("gamma", p.regularization().gamma());
        all.put("min_child_weight", p.regularization().minChildWeight());
        all.put("max_delta_step", p.regularization().maxDeltaStep());
        all.put("scale_pos_weight", p.weights().scalePosWeight());
        all.put("grow_policy", switch (p.shape().policy()) {
            case DEPTH_WISE -> "depthwise";
            case LOSS_GUIDED -> "lossguide";
        });
        all.put("max_depth", p.shape().maxDepth());
        all.put("max_leaves", p.shape().maxLeaves());
        all.put("max_bin", p.binning().maxBin());
        all.put("max_cat_to_onehot", p.binning().maxCatToOneHot());
        all.put("max_cat_threshold", p.binning().maxCatThreshold());
        all.put("subsample", p.sampling().subsample());
        all.put("colsample_bytree", p.sampling().byTree());
        all.put("colsample_bylevel", p.sampling().byLevel());
        all.put("colsample_bynode", p.sampling().byNode());
        all.put("seed", p.seed() & Integer.MAX_VALUE);
        all.put("base_score", switch (p.basePrior()) {
            case BasePrior.Fixed(int perMille) -> perMille / 1000.0;
            case BasePrior.Secure() -> Math.clamp(Math.rint(positiveShare * 1000), 1, 999) / 1000;
        });
        if (!p.monotone().isNone()) {
            int[] signs = p.monotone().signs(schema);
            all.put("monotone_constraints", IntStream.of(signs).mapToObj(Integer::toString)
                    .collect(Collectors.joining(",", "(", ")")));
        }
        return all;
    }
}
