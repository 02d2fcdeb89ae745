package io.riskmesh.boosting.prediction;

import io.riskmesh.boosting.tree.RegressionTree;
import java.util.Arrays;
import java.util.BitSet;

/// A categorical split: the codes that go right, as bits for usual codes and as a list for the rest, so that one code of
/// a foreign model cannot ask for megabytes.
final class CategorySet {

    private static final int USUAL = 4096;

    private final int feature;
    private final boolean missingLeft;
    private final BitSet usual = new BitSet();
    private final int[] others; // ascending

    CategorySet(RegressionTree tree, int node) {
        int[] right = tree.rightCategories(node);
        feature = tree.feature(node);
        missingLeft = tree.defaultLeft(node);
        others = Arrays.stream(right).filter(code -> code >= USUAL).toArray();
        Arrays.stream(right).filter(code -> code < USUAL).forEach(usual::set);
    }

    int feature() {
        return feature;
    }

    /// As [RegressionTree#goesLeft].
    boolean goesLeft(float x) {
        if (Float.isNaN(x)) {
            return missingLeft;
        }
        if (x < 0f || x >= RegressionTree.CATEGORY_LIMIT) {
            return true;
        }
        int code = (int) x;
        return code < USUAL ? !usual.get(code) : Arrays.binarySearch(others, code) < 0;
    }
}
