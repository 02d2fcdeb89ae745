package io.riskmesh.federation.rules;

import io.riskmesh.boosting.growth.LeafGrid;
import io.riskmesh.boosting.model.ReadResult;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.ledger.reason.TrainingReason;
import java.util.Arrays;

/// R11: a released model file says nothing of its training rows but its splits and leaf values. Each approving gateway
/// reads the file itself. Every number is looked at: what the statistics may be is checked by name, everything else by
/// writing the stripped model again, which must give the same bytes.
public final class StrippedModel {

    private StrippedModel() {}

    /// @param file JSON or UBJSON, as written by [XgboostModelFile]
    public static Verdict check(TrainingParameters parameters, byte[] file) {
        return switch (XgboostModelFile.read(file)) {
            case ReadResult.ModelRefused refused -> refuse("a model file", refused.message());
            case ReadResult.ModelRead(TreeEnsemble ensemble, _) -> check(parameters, ensemble, file);
        };
    }

    private static Verdict check(TrainingParameters parameters, TreeEnsemble ensemble, byte[] file) {
        int maxDepth = parameters.shape().maxDepth();
        if (ensemble.maxDepth() > maxDepth) {
            return refuse("trees of depth at most " + maxDepth, "depth " + ensemble.maxDepth());
        }
        for (int t = 0; t < ensemble.trees().size(); t++) {
            RegressionTree tree = ensemble.trees().get(t);
            RegressionTree stripped = tree.stripped(parameters.privacy().covers(), maxDepth);
            for (int node = 0; node < tree.nodeCount(); node++) {
                String wrong = wrongAt(parameters, tree, stripped, node);
                if (!wrong.isEmpty()) {
                    return refuse(wrong, "another value at tree " + t + " node " + node);
                }
            }
        }
        boolean same = Arrays.equals(file, XgboostModelFile.writeUbjson(ensemble))
                || Arrays.equals(file, XgboostModelFile.writeJson(ensemble));
        return same ? Verdict.allowed(LeakageRule.R11)
                : refuse("the canonical file of the stripped model", "other bytes, such as attributes or more digits");
    }

    /// What was expected where a node tells too much; empty if it does not.
    private static String wrongAt(TrainingParameters parameters, RegressionTree tree, RegressionTree stripped, int node) {
        if (tree.gain(node) != 0f) {
            return "loss_changes of 0";
        }
        if (tree.hessian(node) != stripped.hessian(node)) {
            return "a cover that is " + switch (parameters.privacy().covers()) {
                case POWER_OF_TWO -> "a power of two";
                case DATA_INDEPENDENT -> "2^(maxDepth - depth)";
            };
        }
        if (tree.baseWeight(node) != stripped.baseWeight(node)) {
            return "base_weights of 0 at inner nodes and the leaf value at leaves";
        }
        boolean prior = tree.nodeCount() == 1;
        if (tree.isLeaf(node) && !prior && !LeafGrid.of(parameters).holds(tree.leafValue(node))) {
            return "a leaf value on the grid of the run";
        }
        return "";
    }

    private static Verdict refuse(String expected, String actual) {
        return Verdict.refused(LeakageRule.R11, TrainingReason.MODEL_NOT_STRIPPED, expected, actual);
    }
}
