package io.riskmesh.boosting.model;

import io.riskmesh.boosting.model.ReadResult.ModelRead;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.schema.Objective;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeEnsemble;
import java.util.ArrayList;
import java.util.List;

/// The document of a file as an ensemble, or a refusal. Fields that later versions add are named in warnings.
final class ModelDecoder {

    private final List<String> warnings = new ArrayList<>();

    static ModelRead decode(ModelValue document) throws MalformedModel {
        return new ModelDecoder().model(ModelFields.of("", document));
    }

    private ModelRead model(ModelFields root) throws MalformedModel {
        ModelFields learner = root.fields("learner");
        checkVersion(root);
        Objective objective = objective(learner.fields("objective"));
        ModelFields param = learner.fields("learner_model_param");
        expect(param, "num_class", 0, 1);
        expect(param, "num_target", 1, 1);
        int featureCount = param.textInteger("num_feature");
        if (featureCount < 1 || featureCount > FeatureSchema.MAX_FEATURES) {
            throw MalformedModel.range(param.path("num_feature"), "1.." + FeatureSchema.MAX_FEATURES, featureCount);
        }
        FeatureSchema schema = SchemaDecoder.decode(learner, featureCount, warnings);
        List<RegressionTree> trees = new ArrayList<>();
        String baseScore = param.text("base_score");
        BaseScore.read(param.path("base_score"), baseScore, objective).ifPresent(prior -> {
            warnings.add(param.path("base_score") + " is " + baseScore + ": it became tree 0 with a single leaf");
            trees.add(prior);
        });
        trees.addAll(trees(learner.fields("gradient_booster"), schema));
        warnOfAttributes(learner);
        learner.unread().forEach(path -> warnings.add(path + " is ignored"));
        return new ModelRead(new TreeEnsemble(objective, schema, trees), warnings);
    }

    private void checkVersion(ModelFields root) throws MalformedModel {
        int[] version = root.wholes("version", 3, 0, 1_000_000);
        if (version[0] < 2 || version[0] > 3) {
            warnings.add("version is " + version[0] + "." + version[1] + ": known are 2.1 to 3.4");
        }
    }

    private Objective objective(ModelFields fields) throws MalformedModel {
        String name = fields.text("name");
        if (fields.has("reg_loss_param")) {
            String weight = fields.fields("reg_loss_param").text("scale_pos_weight");
            if (!weight.equals("1")) {
                warnings.add("learner.objective.reg_loss_param.scale_pos_weight " + weight + " is left out: it trains only");
            }
        }
        for (Objective objective : Objective.values()) {
            if (objective.xgboostName().equals(name)) {
                return objective;
            }
        }
        throw new MalformedModel(RefusalReason.UNSUPPORTED, fields.path("name"), "binary:logistic or reg:squarederror",
                name);
    }

    private List<RegressionTree> trees(ModelFields booster, FeatureSchema schema) throws MalformedModel {
        if (!booster.text("name").equals("gbtree")) {
            throw new MalformedModel(RefusalReason.UNSUPPORTED, booster.path("name"), "gbtree", booster.text("name"));
        }
        ModelFields model = booster.fields("model");
        ModelFields param = model.fields("gbtree_model_param");
        int count = param.textInteger("num_trees");
        if (count > ModelLimits.MAX_TREES) {
            throw MalformedModel.tooLarge(param.path("num_trees"), "at most " + ModelLimits.MAX_TREES, count);
        }
        List<ModelValue> values = model.items("trees");
        model.checkLength("trees", count, values.size());
        model.wholes("tree_info", count, 0, 0);
        checkIterations(model, param, count);
        List<RegressionTree> trees = new ArrayList<>();
        for (int t = 0; t < count; t++) {
            ModelFields fields = ModelFields.of(model.path("trees[" + t + "]"), values.get(t));
            RegressionTree tree = TreeDecoder.decode(fields, t, schema.size());
            checkKinds(fields, tree, schema);
            fields.unread().forEach(path -> warnings.add(path + " is ignored"));
            trees.add(tree);
        }
        model.unread().forEach(path -> warnings.add(path + " is ignored"));
        return trees;
    }

    private void checkIterations(ModelFields model, ModelFields param, int trees) throws MalformedModel {
        if (param.textInteger("num_parallel_tree") != 1) {
            warnings.add(param.path("num_parallel_tree") + " is not 1: every tree becomes an iteration");
        }
        if (model.has("iteration_indptr")) {
            long[] starts = model.wholes("iteration_indptr");
            for (int i = 0; i < starts.length; i++) {
                long least = i == 0 ? 0 : starts[i - 1];
                long most = i == 0 ? 0 : trees;
                if (starts[i] < least || starts[i] > most || (i == starts.length - 1 && starts[i] != trees)) {
                    throw MalformedModel.structure(model.path("iteration_indptr[" + i + "]"),
                            "ascending from 0 to " + trees, starts[i]);
                }
            }
        }
    }

    private static void checkKinds(ModelFields fields, RegressionTree tree, FeatureSchema schema) throws MalformedModel {
        for (int node = 0; node < tree.nodeCount(); node++) {
            if (!tree.isLeaf(node) && tree.isCategorical(node) != schema.feature(tree.feature(node)).isCategorical()) {
                throw MalformedModel.structure(fields.path("split_type[" + node + "]"),
                        "the kind of feature " + tree.feature(node), tree.isCategorical(node) ? "c" : "q");
            }
        }
    }

    private void warnOfAttributes(ModelFields learner) throws MalformedModel {
        if (learner.has("attributes")) {
            int count = learner.fields("attributes").unread().size();
            if (count > 0) {
                warnings.add("learner.attributes: " + count + " are left out");
            }
        }
    }

    private static void expect(ModelFields param, String field, int least, int most) throws MalformedModel {
        int value = param.textInteger(field);
        if (value < least || value > most) {
            throw new MalformedModel(RefusalReason.UNSUPPORTED, param.path(field), least + ".." + most,
                    String.valueOf(value));
        }
    }
}
