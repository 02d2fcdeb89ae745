package io.riskmesh.federation.attack;

import io.riskmesh.boosting.model.ReadResult;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.federation.attack.AttackResult.Counts;
import io.riskmesh.federation.attack.AttackResult.Finding;
import java.util.ArrayList;
import java.util.List;

/// A leaf of the first tree is a ratio of small whole numbers: eta (4 p - 2 n) / (n + 4 lambda) for n rows and p frauds.
/// Searches every n that covers and the agreed minimum leave open for a p that gives the leaf's value.
///
/// @param step distance of leaf values in the file; 0 if they are not rounded
/// @param coversKnown whether covers of the file are used; without them any number of rows that is believed possible may be right
record RationalReconstruction(double step, boolean coversKnown, NodeRows.Belief belief) implements Attack {

    @Override
    public AttackResult run(View view) {
        RegressionTree tree = switch (XgboostModelFile.read(view.model())) {
            case ReadResult.ModelRead(var ensemble, _) -> ensemble.trees().getFirst();
            case ReadResult.ModelRefused refused -> throw new IllegalArgumentException(refused.message());
        };
        TrainingParameters agreed = view.task().parameters();
        NodeRows rows = NodeRows.of(tree, coversKnown, Math.max(1, agreed.privacy().effectiveChildRows()), belief);
        List<Finding> findings = new ArrayList<>();
        for (int node = 0; node < tree.nodeCount(); node++) {
            if (tree.isLeaf(node)) {
                findings.add(new Finding.LeafCounts(0, node, candidates(agreed, tree.leafValue(node), rows.least(node), rows.most(node))));
            }
        }
        return new AttackResult(findings);
    }

    private List<Counts> candidates(TrainingParameters agreed, float leaf, int least, int most) {
        double lambda = agreed.regularization().lambda();
        List<Counts> found = new ArrayList<>();
        for (int n = least; n <= most; n++) {
            double middle = (leaf / agreed.eta() * (n + 4 * lambda) + 2.0 * n) / 4;
            double reach = step / agreed.eta() * (n + 4 * lambda) / 8 + 1;
            for (int p = Math.max(0, (int) Math.floor(middle - reach)); p <= Math.min(n, middle + reach); p++) {
                if (isValueOf(agreed, lambda, n, p, leaf)) {
                    found.add(new Counts(n, p));
                }
            }
        }
        return found;
    }

    /// The trainer's own arithmetic: double, then float32, then the learning rate, then the grid.
    private boolean isValueOf(TrainingParameters agreed, double lambda, int n, int p, float leaf) {
        float weight = (float) ((p - n / 2.0) / (n / 4.0 + lambda));
        float value = weight * agreed.eta();
        return step == 0 ? value == leaf : (float) (Math.rint(value / step) * step) + 0f == leaf;
    }
}
