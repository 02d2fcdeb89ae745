package io.riskmesh.xgboost4j;

import io.riskmesh.boosting.fixedpoint.CellLayout;
import io.riskmesh.boosting.parameters.GrowPolicy;
import io.riskmesh.boosting.parameters.Regularization;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.parameters.TreeShape;
import io.riskmesh.boosting.training.PlainTrainer;
import io.riskmesh.boosting.training.Prior;
import io.riskmesh.boosting.training.TrainingProgress;
import io.riskmesh.boosting.training.TrainingTask;
import io.riskmesh.boosting.tree.RegressionTree;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Trains with our trainer and, on the same integers as gradients, with XGBoost, and compares all trees.
final class NativeTwin {

    private NativeTwin() {}

    static void check(BinnedRows rows, TrainingParameters parameters, CellLayout layout, String at) throws NativeTrainingException {
        PlainHistograms source = new PlainHistograms(rows);
        PlainTrainer trainer = new PlainTrainer(
                new TrainingTask(parameters, rows.schema(), rows.cuts(), PlainHistograms.plan(layout), Prior.HALF), source,
                Optional.empty());
        try (NativeMatrix matrix = NativeMatrix.of(rows.schema(), rows.rows(), rows.values());
                NativeBooster booster = NativeBooster.untrained(matrix, nativeParameters(rows, parameters))) {
            while (!trainer.isOver()) {
                trainer.growTree(TrainingProgress.SILENT); // leaves the gradients that it used
                booster.boost(matrix, source.floats(source.gradients), source.floats(source.hessians));
            }
            List<RegressionTree> theirs = Models.read(booster.save(NativeBooster.Format.UBJSON)).trees();
            for (int t = 0; t < theirs.size(); t++) {
                SameTrees.check(trainer.trees().get(t), theirs.get(t), at + ", tree " + t);
            }
        }
    }

    private static Map<String, Object> nativeParameters(BinnedRows rows, TrainingParameters parameters) {
        Map<String, Object> map = new LinkedHashMap<>();
        Regularization terms = parameters.regularization();
        map.put("eta", parameters.eta());
        map.put("lambda", terms.lambda());
        map.put("alpha", terms.alpha());
        map.put("gamma", terms.gamma());
        map.put("min_child_weight", terms.minChildWeight());
        map.put("max_delta_step", terms.maxDeltaStep());
        TreeShape shape = parameters.shape();
        map.put("grow_policy", shape.policy() == GrowPolicy.DEPTH_WISE ? "depthwise" : "lossguide");
        map.put("max_depth", shape.maxDepth());
        map.put("max_leaves", shape.maxLeaves());
        map.put("max_bin", 4096);
        map.put("max_cat_to_onehot", parameters.binning().maxCatToOneHot());
        map.put("max_cat_threshold", parameters.binning().maxCatThreshold());
        if (!parameters.monotone().isNone()) {
            map.put("monotone_constraints", Arrays.stream(parameters.monotone().signs(rows.schema()))
                    .mapToObj(Integer::toString).collect(Collectors.joining(",", "(", ")")));
        }
        return map;
    }
}
