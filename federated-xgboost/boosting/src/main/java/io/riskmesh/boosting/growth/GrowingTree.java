package io.riskmesh.boosting.growth;

import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.fixedpoint.NodeSums;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.split.GainArithmetic;
import io.riskmesh.boosting.split.SplitCandidate;
import io.riskmesh.boosting.split.SplitRule;
import io.riskmesh.boosting.split.WeightBounds;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeBuilder;
import java.util.ArrayList;
import java.util.List;

/// The tree so far, with XGBoost's node ids and statistics. Every node has its leaf value from the moment it exists, so
/// growth may stop anywhere (rule R2).
final class GrowingTree {

    private final HistogramCuts cuts;
    private final GainArithmetic arithmetic;
    private final int[] signs;
    private final LeafGrid leafGrid;
    private final TreeBuilder tree = RegressionTree.builder();
    private final List<NodeSums> sums = new ArrayList<>(); // by node
    private int leaves;

    GrowingTree(TrainingParameters parameters, FeatureSchema schema, HistogramCuts cuts, FixedPointPlan plan) {
        this.cuts = cuts;
        arithmetic = new GainArithmetic(parameters, plan);
        signs = parameters.monotone().signs(schema);
        leafGrid = LeafGrid.of(parameters);
    }

    GrowingNode addRoot(NodeSums sums) {
        int root = tree.addRoot();
        leaves = 1;
        float weight = arithmetic.weight(sums, WeightBounds.FREE);
        tree.setLeaf(root, leaf(weight));
        tree.setStatistics(root, 0f, arithmetic.hessian(sums.hessian()), weight);
        return node(root, 0, sums, WeightBounds.FREE, WeightBounds.FREE);
    }

    /// Splits a leaf by its chosen candidate.
    SiblingPair expand(GrowingNode node) {
        SplitCandidate split = node.chosen;
        int left = expand(node.id, split.rule());
        leaves++;
        tree.setStatistics(node.id, split.gain(), arithmetic.hessian(node.sums.hessian()), arithmetic.weight(node.sums, node.bounds));
        float leftWeight = addLeaf(left, split.left(), node.bounds);
        float rightWeight = addLeaf(left + 1, split.right(), node.bounds);
        int sign = signs[split.rule().feature()];
        return new SiblingPair(node,
                node(left, node.depth + 1, split.left(), node.bounds.ofLeft(sign, leftWeight, rightWeight), node.bounds),
                node(left + 1, node.depth + 1, split.right(), node.bounds.ofRight(sign, leftWeight, rightWeight), node.bounds));
    }

    private int expand(int node, SplitRule rule) {
        return switch (rule) {
            case SplitRule.Threshold(int feature, int lastLeftBin, boolean missingLeft) -> tree.expand(node, feature,
                    lastLeftBin < 0 ? -HistogramCuts.SENTINEL : cuts.cut(feature, lastLeftBin), missingLeft);
            case SplitRule.Categories categories -> tree.expand(node, categories.feature(),
                    categories.right().stream().mapToInt(Integer::intValue).toArray(), categories.missingLeft());
        };
    }

    private float addLeaf(int node, NodeSums sums, WeightBounds bounds) {
        float weight = arithmetic.weight(sums, bounds);
        tree.setLeaf(node, leaf(weight));
        tree.setStatistics(node, 0f, arithmetic.hessian(sums.hessian()), leaf(weight));
        return weight;
    }

    private GrowingNode node(int id, int depth, NodeSums of, WeightBounds bounds, WeightBounds parentBounds) {
        sums.add(id, of); // ids ascend
        return new GrowingNode(id, depth, of, bounds, arithmetic.gain(of, parentBounds));
    }

    private float leaf(float weight) {
        return leafGrid.round(arithmetic.leaf(weight));
    }

    int leaves() {
        return leaves;
    }

    RegressionTree build() {
        return tree.build();
    }

    /// Sums of the leaves, in the order of their ids.
    List<NodeSums> leafSums() {
        RegressionTree shape = build();
        List<NodeSums> leafSums = new ArrayList<>();
        for (int node = 0; node < shape.nodeCount(); node++) {
            if (shape.isLeaf(node)) {
                leafSums.add(sums.get(node));
            }
        }
        return leafSums;
    }
}
