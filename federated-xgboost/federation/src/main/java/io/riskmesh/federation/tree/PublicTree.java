package io.riskmesh.federation.tree;

import static io.riskmesh.federation.refusal.RefusedRound.unless;
import static io.riskmesh.ledger.reason.TrainingReason.SPLITS_MISMATCH;

import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.split.SplitRule;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeBuilder;
import io.riskmesh.federation.message.SplitNode;
import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.ledger.canonical.Digest;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// Makes trees from splits and leaf values, and digests that say nothing of a tree's statistics.
public final class PublicTree {
    private static final int VERSION = 1;

    private PublicTree() {}

    /// @param splits in the order of expansion
    /// @param leaves float bits of the leaf values, leaves in the order of their ids
    public static RegressionTree build(HistogramCuts cuts, List<SplitNode> splits, List<Integer> leaves) throws RefusedRound {
        return build(cuts, splits, leaves, NodeStatistics.NONE);
    }

    /// The same with what its opener knows of it.
    ///
    /// @param statistics of all nodes, or none
    public static RegressionTree build(HistogramCuts cuts, List<SplitNode> splits, List<Integer> leaves, NodeStatistics statistics)
            throws RefusedRound {
        TreeBuilder tree = RegressionTree.builder();
        tree.addRoot();
        boolean[] inner = new boolean[2 * splits.size() + 1];
        int nodes = 1;
        for (SplitNode split : splits) {
            unless(split.node() < nodes && !inner[split.node()], SPLITS_MISMATCH, "a split of a leaf", split.node());
            checkRule(cuts, split.rule());
            inner[split.node()] = true;
            expand(tree, cuts, split);
            nodes += 2;
        }
        unless(leaves.size() == splits.size() + 1, SPLITS_MISMATCH, (splits.size() + 1) + " leaf values", leaves.size());
        int leaf = 0;
        for (int node = 0; node < nodes; node++) {
            if (!inner[node]) {
                float value = Float.intBitsToFloat(leaves.get(leaf++));
                unless(Float.isFinite(value), SPLITS_MISMATCH, "finite leaf values", "another");
                tree.setLeaf(node, value);
            }
        }
        if (statistics.fits(nodes)) {
            for (int node = 0; node < nodes; node++) {
                tree.setStatistics(node, statistics.value(node, 0), statistics.value(node, 1), statistics.value(node, 2));
            }
        }
        return tree.build();
    }

    /// Whether the rule splits by these cuts.
    public static void checkRule(HistogramCuts cuts, SplitRule rule) throws RefusedRound {
        boolean known = rule.feature() < cuts.features() && !cuts.isDropped(rule.feature());
        boolean fits = known && switch (rule) {
            case SplitRule.Threshold(int feature, int lastLeftBin, _) ->
                !cuts.isCategorical(feature) && lastLeftBin < cuts.bins(feature);
            case SplitRule.Categories(int feature, List<Integer> right, _) ->
                cuts.isCategorical(feature) && right.getLast() < cuts.bins(feature);
        };
        unless(fits, SPLITS_MISMATCH, "a rule by the agreed cuts", rule);
    }

    /// Float bits of the leaf values, in the order of ids.
    public static List<Integer> leaves(RegressionTree tree) {
        List<Integer> leaves = new ArrayList<>();
        for (int node = 0; node < tree.nodeCount(); node++) {
            if (tree.isLeaf(node)) {
                leaves.add(Float.floatToRawIntBits(tree.leafValue(node)));
            }
        }
        return List.copyOf(leaves);
    }

    /// Of splits and leaf values; trees with other statistics have the same one.
    public static Digest digest(RegressionTree tree) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeShort(VERSION);
            out.writeInt(tree.nodeCount());
            for (int node = 0; node < tree.nodeCount(); node++) {
                write(out, tree, node);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory does not fail", e);
        }
        return Digest.of("public-tree", bytes.toByteArray());
    }

    private static void write(DataOutputStream out, RegressionTree tree, int node) throws IOException {
        out.writeInt(tree.left(node));
        if (tree.isLeaf(node)) {
            out.writeInt(Float.floatToRawIntBits(tree.leafValue(node)));
            return;
        }
        out.writeInt(tree.feature(node));
        out.writeBoolean(tree.defaultLeft(node));
        out.writeBoolean(tree.isCategorical(node));
        if (tree.isCategorical(node)) {
            int[] right = tree.rightCategories(node);
            out.writeInt(right.length);
            for (int code : right) {
                out.writeInt(code);
            }
        } else {
            out.writeInt(Float.floatToRawIntBits(tree.threshold(node)));
        }
    }

    private static void expand(TreeBuilder tree, HistogramCuts cuts, SplitNode split) {
        switch (split.rule()) {
            case SplitRule.Threshold(int feature, int lastLeftBin, boolean missingLeft) -> tree.expand(split.node(), feature,
                    lastLeftBin < 0 ? -HistogramCuts.SENTINEL : cuts.cut(feature, lastLeftBin), missingLeft);
            case SplitRule.Categories(int feature, List<Integer> right, boolean missingLeft) -> tree.expand(split.node(), feature,
                    right.stream().mapToInt(Integer::intValue).toArray(), missingLeft);
        }
    }
}
