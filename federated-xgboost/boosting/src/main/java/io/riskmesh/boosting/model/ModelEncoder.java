package io.riskmesh.boosting.model;

import io.riskmesh.boosting.schema.Objective;
import io.riskmesh.boosting.tree.TreeEnsemble;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/// An ensemble as the document that XGBoost 3.0.4 would save (training.md section 11, items 1, 2, 4 and 8).
final class ModelEncoder {

    /// The pinned library. Later readers take it, too.
    private static final long[] VERSION = {3, 0, 4};

    private ModelEncoder() {}

    static ModelValue encode(TreeEnsemble ensemble) {
        ModelValue learner = object(Map.of(
                "attributes", object(Map.of()),
                "feature_names", Texts.array(ensemble.schema().names()),
                "feature_types", Texts.array(ensemble.schema().features().stream().map(f -> f.kind().mark()).toList()),
                "gradient_booster", object(Map.of("model", trees(ensemble), "name", new ModelValue.Text("gbtree"))),
                "learner_model_param", Texts.object("base_score", baseScore(ensemble.objective()),
                        "boost_from_average", "0", "num_class", "0",
                        "num_feature", String.valueOf(ensemble.schema().size()), "num_target", "1"),
                "objective", object(Map.of("name", new ModelValue.Text(ensemble.objective().xgboostName()),
                        "reg_loss_param", Texts.object("scale_pos_weight", "1")))));
        return object(Map.of("learner", learner, "version", new ModelValue.Wholes((char) 0, VERSION)));
    }

    /// A margin of exactly 0; a scalar, because readers up to 3.0 silently take an array for 0.5.
    private static String baseScore(Objective objective) {
        return switch (objective) {
            case BINARY_LOGISTIC -> "5E-1";
            case SQUARED_ERROR -> "0E0";
        };
    }

    private static ModelValue trees(TreeEnsemble ensemble) {
        int count = ensemble.trees().size();
        List<ModelValue> trees = new ArrayList<>();
        for (int t = 0; t < count; t++) {
            trees.add(TreeEncoder.encode(ensemble.trees().get(t), t, ensemble.schema().size()));
        }
        return object(Map.of(
                "gbtree_model_param", Texts.object("num_parallel_tree", "1", "num_trees", String.valueOf(count)),
                "iteration_indptr", new ModelValue.Wholes((char) 0, LongStream.rangeClosed(0, count).toArray()),
                "tree_info", new ModelValue.Wholes((char) 0, new long[count]),
                "trees", new ModelValue.Items(trees)));
    }

    private static ModelValue.Obj object(Map<String, ModelValue> fields) {
        return new ModelValue.Obj(new TreeMap<>(fields));
    }
}
