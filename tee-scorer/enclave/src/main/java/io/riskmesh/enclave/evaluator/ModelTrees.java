package io.riskmesh.enclave.evaluator;

import io.riskmesh.attestation.refusal.Refused;
import io.riskmesh.boosting.model.ReadResult;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.incentive.evaluation.ModelLeaves;
import io.riskmesh.incentive.leaf.LeafWeight;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.reason.SettlementReason;
import java.util.ArrayList;
import java.util.List;

/// The leaves of a model's file, read by the strict reader. Leaves are numbered in the order of their nodes.
final class ModelTrees {

    private ModelTrees() {}

    /// @param priorTrees at the file's beginning that were not grown
    static ModelLeaves read(byte[] file, int priorTrees) throws Refused {
        return switch (XgboostModelFile.read(file)) {
            case ReadResult.ModelRefused refused -> throw new Refused(SettlementReason.LEAF_WEIGHT_MISMATCH, refused.message());
            case ReadResult.ModelRead(TreeEnsemble ensemble, var _) -> {
                List<List<Long>> weights = new ArrayList<>();
                for (RegressionTree tree : ensemble.trees().subList(Math.min(priorTrees, ensemble.trees().size()), ensemble.trees().size())) {
                    weights.add(leaves(tree));
                }
                yield new ModelLeaves(Digest.ofFile(file), weights);
            }
        };
    }

    private static List<Long> leaves(RegressionTree tree) {
        List<Long> leaves = new ArrayList<>();
        for (int node = 0; node < tree.nodeCount(); node++) {
            if (tree.isLeaf(node)) {
                leaves.add((long) Math.rint(Math.scalb((double) tree.leafValue(node), LeafWeight.UNIT_BITS)));
            }
        }
        return leaves;
    }
}
