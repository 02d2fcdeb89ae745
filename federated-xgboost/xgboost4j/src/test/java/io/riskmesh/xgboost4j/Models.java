package io.riskmesh.xgboost4j;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.riskmesh.boosting.model.ReadResult.ModelRead;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.tree.TreeEnsemble;
import java.util.List;
import java.util.Map;

/// Models for the oracles: trained natively with and without categories, by depth and by loss, and random ones.
final class Models {

    static final RandomRows NUMERIC = RandomRows.of(21, 1_207, 8, false);
    static final RandomRows MIXED = RandomRows.of(22, 1_207, 7, true);

    /// Parameters under which a model is trained on [#MIXED].
    static final List<Map<String, Object>> PARAMETERS = List.of(
            Map.of("max_depth", 6, "eta", 0.1),
            Map.of("max_depth", 4, "max_cat_to_onehot", 1, "objective", "reg:squarederror"),
            Map.of("max_depth", 3, "max_cat_to_onehot", 100, "lambda", 0.5),
            Map.of("max_depth", 0, "max_leaves", 31, "grow_policy", "lossguide", "max_cat_to_onehot", 2));

    private Models() {}

    static TreeEnsemble read(byte[] file) {
        return assertInstanceOf(ModelRead.class, XgboostModelFile.read(file)).ensemble();
    }
}
