package io.riskmesh.xgboost4j;

import java.util.LinkedHashMap;
import java.util.Map;

/// XGBoost's parameters with the project's defaults: one thread, a base margin of exactly 0, no output. What the caller
/// names wins.
final class NativeParameters {

    private NativeParameters() {}

    static Map<String, Object> of(Map<String, ?> given) {
        Map<String, Object> all = new LinkedHashMap<>();
        String objective = String.valueOf(given.containsKey("objective") ? given.get("objective") : "binary:logistic");
        all.put("objective", objective);
        all.put("base_score", objective.equals("binary:logistic") ? "0.5" : "0");
        all.put("nthread", 1);
        all.put("tree_method", "hist");
        all.put("verbosity", 0);
        all.putAll(given);
        return all;
    }
}
