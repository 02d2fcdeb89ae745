package io.riskmesh.gateway.lab.exact;

import io.riskmesh.boosting.tree.RegressionTree;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Compares two forests node by node, bit by bit: structure, feature, threshold or categories, direction, leaf value. Statistics
/// that are stripped from a released model are not compared.
public final class TreeComparison {
    private TreeComparison() {}

    /// The first difference in words, or nothing when the forests are equal.
    public static Optional<String> firstDifference(List<RegressionTree> expected, List<RegressionTree> actual) {
        if (expected.size() != actual.size()) {
            return Optional.of("expected " + expected.size() + " trees, found " + actual.size());
        }
        for (int tree = 0; tree < expected.size(); tree++) {
            Optional<String> difference = firstDifference(expected.get(tree), actual.get(tree));
            if (difference.isPresent()) {
                return Optional.of("tree " + tree + ": " + difference.get());
            }
        }
        return Optional.empty();
    }

    private static Optional<String> firstDifference(RegressionTree expected, RegressionTree actual) {
        if (expected.nodeCount() != actual.nodeCount()) {
            return Optional.of("expected " + expected.nodeCount() + " nodes, found " + actual.nodeCount());
        }
        for (int node = 0; node < expected.nodeCount(); node++) {
            String wanted = describe(expected, node);
            String found = describe(actual, node);
            if (!wanted.equals(found)) {
                return Optional.of("node " + node + ": expected " + wanted + ", found " + found);
            }
        }
        return Optional.empty();
    }

    /// Every compared field of a node; floats by their 32 bits.
    private static String describe(RegressionTree tree, int node) {
        if (tree.isLeaf(node)) {
            return "leaf " + bits(tree.leafValue(node));
        }
        String test = tree.isCategorical(node)
                ? "right " + Arrays.toString(tree.rightCategories(node))
                : "below " + bits(tree.threshold(node));
        return "feature " + tree.feature(node) + " " + test + " missing " + (tree.defaultLeft(node) ? "left" : "right")
                + " children " + tree.left(node) + " " + tree.right(node);
    }

    private static String bits(float value) {
        return value + " (0x" + Integer.toHexString(Float.floatToRawIntBits(value)) + ")";
    }
}
