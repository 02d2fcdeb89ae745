package io.riskmesh.boosting.parameters;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Names a user may write, and what they mean.
final class SpecNames {

    static final List<String> ALL = List.of("objective", "rounds", "eta", "lambda", "alpha", "gamma", "minChildWeight",
            "maxDeltaStep", "growPolicy", "maxDepth", "maxLeaves", "maxBin", "payeeMaxBin", "subsample",
            "colsampleByTree", "colsampleByLevel", "colsampleByNode", "scalePosWeight", "maxWeight", "labelBound",
            "maxCatToOneHot", "maxCatThreshold", "monotone", "basePrior", "earlyStoppingRounds", "metric", "modelCovers",
            "seed", "rules", "minimumBanks", "declaredColluders", "minimumRowsPerBank", "minimumChildRows",
            "minimumBinRows", "cohortChangeMinimum", "leafGrid", "jointEngine");

    private static final Map<String, String> XGBOOST = Map.ofEntries(
            Map.entry("num_round", "rounds"), Map.entry("n_estimators", "rounds"), Map.entry("learning_rate", "eta"),
            Map.entry("reg_lambda", "lambda"), Map.entry("reg_alpha", "alpha"), Map.entry("min_split_loss", "gamma"),
            Map.entry("min_child_weight", "minChildWeight"), Map.entry("max_delta_step", "maxDeltaStep"),
            Map.entry("grow_policy", "growPolicy"), Map.entry("max_depth", "maxDepth"),
            Map.entry("max_leaves", "maxLeaves"), Map.entry("max_bin", "maxBin"), Map.entry("rowSampleRate", "subsample"),
            Map.entry("colsample_bytree", "colsampleByTree"), Map.entry("colsample_bylevel", "colsampleByLevel"),
            Map.entry("colsample_bynode", "colsampleByNode"), Map.entry("scale_pos_weight", "scalePosWeight"),
            Map.entry("max_cat_to_onehot", "maxCatToOneHot"), Map.entry("max_cat_threshold", "maxCatThreshold"),
            Map.entry("monotone_constraints", "monotone"), Map.entry("base_score", "basePrior"),
            Map.entry("early_stopping_rounds", "earlyStoppingRounds"), Map.entry("eval_metric", "metric"));

    private SpecNames() {}

    static String canonical(String name) {
        return XGBOOST.getOrDefault(name, name);
    }

    /// The known name that is nearest to an unknown one, by edit distance.
    static String nearest(String unknown) {
        TreeMap<Integer, String> byDistance = new TreeMap<>();
        for (String name : ALL) {
            byDistance.putIfAbsent(distance(unknown.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT)), name);
        }
        return byDistance.firstEntry().getValue();
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitute = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitute, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
