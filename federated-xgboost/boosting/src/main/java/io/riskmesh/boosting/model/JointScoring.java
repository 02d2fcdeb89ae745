package io.riskmesh.boosting.model;

import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeEnsemble;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Whether the enclave's oblivious scorer takes a model (training.md section 2, "Jointly scorable").
public final class JointScoring {

    public static final int MAX_DEPTH = 8;
    public static final int MAX_THRESHOLDS_PER_FEATURE = 254;
    public static final int MAX_FEATURES = 128;

    private JointScoring() {}

    /// Every limit the model breaks, in words; empty if it is jointly scorable.
    public static List<String> obstacles(TreeEnsemble ensemble) {
        List<String> found = new ArrayList<>();
        int width = ensemble.schema().size();
        if (width > MAX_FEATURES) {
            found.add("Expected at most " + MAX_FEATURES + " features, got " + width);
        }
        if (ensemble.maxDepth() > MAX_DEPTH) {
            found.add("Expected a depth of at most " + MAX_DEPTH + ", got " + ensemble.maxDepth());
        }
        List<Set<Float>> thresholds = new ArrayList<>();
        for (int f = 0; f < width; f++) {
            thresholds.add(new TreeSet<>());
        }
        Set<Integer> categorical = new TreeSet<>();
        for (RegressionTree tree : ensemble.trees()) {
            collect(tree, thresholds, categorical);
        }
        for (int f = 0; f < width; f++) {
            String name = ensemble.schema().feature(f).name();
            if (categorical.contains(f)) {
                found.add("Expected numeric splits only, got a categorical one on " + name);
            }
            if (thresholds.get(f).size() > MAX_THRESHOLDS_PER_FEATURE) {
                found.add("Expected at most " + MAX_THRESHOLDS_PER_FEATURE + " thresholds of " + name + ", got "
                        + thresholds.get(f).size());
            }
        }
        return List.copyOf(found);
    }

    private static void collect(RegressionTree tree, List<Set<Float>> thresholds, Set<Integer> categorical) {
        for (int node = 0; node < tree.nodeCount(); node++) {
            if (tree.isCategorical(node)) {
                categorical.add(tree.feature(node));
            } else if (!tree.isLeaf(node)) {
                thresholds.get(tree.feature(node)).add(tree.threshold(node));
            }
        }
    }
}
