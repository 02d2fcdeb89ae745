package io.riskmesh.gateway.plan;

import io.riskmesh.boosting.parameters.BasePrior;
import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.boosting.parameters.TrainingParameters;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/// Checked parameters as a user would write them, defaults included.
public final class ParameterTexts {
    private final Map<String, String> texts = new LinkedHashMap<>();

    private ParameterTexts() {}

    /// Name to text, in the order of the design's table.
    public static Map<String, String> of(TrainingParameters p) {
        ParameterTexts all = new ParameterTexts();
        all.learning(p);
        all.shape(p);
        all.limits(p.privacy());
        all.put("seed", p.seed());
        return all.texts;
    }

    private void learning(TrainingParameters p) {
        put("objective", p.objective().xgboostName());
        put("rounds", p.rounds());
        put("eta", p.eta());
        put("lambda", p.regularization().lambda());
        put("alpha", p.regularization().alpha());
        put("gamma", p.regularization().gamma());
        put("minChildWeight", p.regularization().minChildWeight());
        put("maxDeltaStep", p.regularization().maxDeltaStep());
        put("basePrior", switch (p.basePrior()) {
            case BasePrior.Fixed(int perMille) -> BigDecimal.valueOf(perMille, 3).stripTrailingZeros().toPlainString();
            case BasePrior.Secure() -> "SECURE";
        });
        put("scalePosWeight", p.weights().scalePosWeight());
        put("maxWeight", p.weights().maxWeight());
        put("labelBound", p.weights().labelBound());
        put("earlyStoppingRounds", p.earlyStopping().rounds());
        put("metric", p.earlyStopping().metric().name());
    }

    private void shape(TrainingParameters p) {
        put("growPolicy", p.shape().policy().name());
        put("maxDepth", p.shape().maxDepth());
        put("maxLeaves", p.shape().maxLeaves());
        put("maxBin", p.binning().maxBin());
        put("payeeMaxBin", p.binning().payeeMaxBin());
        put("maxCatToOneHot", p.binning().maxCatToOneHot());
        put("maxCatThreshold", p.binning().maxCatThreshold());
        put("subsample", p.sampling().subsample());
        put("colsampleByTree", p.sampling().byTree());
        put("colsampleByLevel", p.sampling().byLevel());
        put("colsampleByNode", p.sampling().byNode());
        StringBuilder signs = new StringBuilder();
        p.monotone().byFeature().forEach((name, sign) ->
                signs.append(signs.isEmpty() ? "" : ",").append(name).append(':').append(sign));
        put("monotone", signs.isEmpty() ? "none" : signs.toString());
    }

    private void limits(PrivacyParameters p) {
        put("rules", p.rules() ? "default" : "off");
        put("minimumBanks", p.minimumBanks());
        put("declaredColluders", p.declaredColluders());
        put("minimumRowsPerBank", p.minimumRowsPerBank());
        put("minimumChildRows", p.minimumChildRows());
        put("minimumBinRows", p.minimumBinRows());
        put("cohortChangeMinimum", p.cohortChangeMinimum());
        put("leafGrid", p.leafGrid());
        put("modelCovers", p.covers().name());
    }

    private void put(String name, Object value) {
        texts.put(name, String.valueOf(value));
    }
}
