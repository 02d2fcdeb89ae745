package io.riskmesh.federation.attack;

import io.riskmesh.boosting.model.ReadResult;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.federation.attack.AttackResult.Counts;
import io.riskmesh.federation.attack.AttackResult.Finding;
import java.util.ArrayList;
import java.util.List;

/// Pairs of sibling leaves of the first tree whose parent's gain is in the file: of all counts that fit the two leaf
/// values, only few give that gain. Covers are not looked at.
///
/// @param leaves finds what fits the leaf values alone
/// @param digits significant decimal digits of the gain that are trusted
record GainProbe(RationalReconstruction leaves, int digits) implements Attack {

    @Override
    public AttackResult run(View view) {
        RegressionTree tree = switch (XgboostModelFile.read(view.model())) {
            case ReadResult.ModelRead(var ensemble, _) -> ensemble.trees().getFirst();
            case ReadResult.ModelRefused refused -> throw new IllegalArgumentException(refused.message());
        };
        double lambda = view.task().parameters().regularization().lambda();
        List<Finding.LeafCounts> single = leaves.run(view).of(Finding.LeafCounts.class);
        List<Finding> findings = new ArrayList<>();
        for (int node = 0; node < tree.nodeCount(); node++) {
            if (!tree.isLeaf(node) && tree.isLeaf(tree.left(node)) && tree.isLeaf(tree.right(node)) && tree.gain(node) > 0) {
                findings.addAll(pair(single, tree, node, lambda));
            }
        }
        return new AttackResult(findings);
    }

    private List<Finding> pair(List<Finding.LeafCounts> single, RegressionTree tree, int node, double lambda) {
        List<Counts> left = candidates(single, tree.left(node));
        List<Counts> right = candidates(single, tree.right(node));
        List<Counts> leftFits = new ArrayList<>();
        List<Counts> rightFits = new ArrayList<>();
        for (Counts l : left) {
            for (Counts r : right) {
                double children = part(l.rows(), l.frauds(), lambda) + part(r.rows(), r.frauds(), lambda);
                double gain = children - part(l.rows() + r.rows(), l.frauds() + r.frauds(), lambda);
                // Float32 arithmetic loses what cancels between the children and their parent.
                double tolerance = 0.5 * tree.gain(node) / StrictMath.pow(10, digits - 1) + 2e-7 * children;
                if (Math.abs(gain - tree.gain(node)) <= tolerance) {
                    leftFits.add(l);
                    rightFits.add(r);
                }
            }
        }
        return List.of(new Finding.LeafCounts(0, tree.left(node), leftFits),
                new Finding.LeafCounts(0, tree.right(node), rightFits));
    }

    private static double part(int rows, int frauds, double lambda) {
        double gradient = rows / 2.0 - frauds;
        return gradient * gradient / (rows / 4.0 + lambda);
    }

    private static List<Counts> candidates(List<Finding.LeafCounts> single, int leaf) {
        return single.stream().filter(f -> f.leaf() == leaf).findFirst().orElseThrow().candidates();
    }
}
