package io.riskmesh.enclave.oblivious;

import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeEnsemble;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/// The distinct thresholds of every feature as integers of the same order, and the rank of a value among them: 0 for a
/// missing one, else 1 + the number of cuts that are not above it. Immutable and thread-safe.
///
/// A feature's cuts are compared *all*, whatever the value, so the work shows nothing of it. Both zeros are equal to XGBoost:
/// a cut at zero has the key of -0.0, the lower of the two.
final class RowCuts {

    /// Cuts of a feature are padded to a multiple of this, the lanes of a 512-bit vector.
    static final int LANES = 16;

    private static final int INFINITY = 0x7f80_0000;
    private static final int MAGNITUDE = Integer.MAX_VALUE;

    /// Above the key of every number, so never counted.
    private static final int PADDING = Integer.MAX_VALUE;

    final int[] from; // [feature + 1]: where its cuts start
    final int[] keys; // [cut], ascending within a feature

    private RowCuts(int[] from, int[] keys) {
        this.from = from;
        this.keys = keys;
    }

    static RowCuts of(TreeEnsemble ensemble) {
        List<TreeSet<Integer>> cuts = new ArrayList<>();
        for (int f = 0; f < ensemble.schema().size(); f++) {
            cuts.add(new TreeSet<>());
        }
        for (RegressionTree tree : ensemble.trees()) {
            for (int node = 0; node < tree.nodeCount(); node++) {
                if (!tree.isLeaf(node)) {
                    cuts.get(tree.feature(node)).add(cutKey(tree.threshold(node)));
                }
            }
        }
        int[] from = new int[cuts.size() + 1];
        for (int f = 0; f < cuts.size(); f++) {
            from[f + 1] = from[f] + (cuts.get(f).size() + LANES - 1) / LANES * LANES;
        }
        int[] keys = new int[from[cuts.size()]];
        Arrays.fill(keys, PADDING);
        for (int f = 0; f < cuts.size(); f++) {
            int at = from[f];
            for (int key : cuts.get(f)) {
                keys[at++] = key;
            }
        }
        return new RowCuts(from, keys);
    }

    int features() {
        return from.length - 1;
    }

    /// The lowest rank that is not below this threshold: 2 for a feature's first cut, at most 255.
    int rankOf(int feature, float threshold) {
        int at = Arrays.binarySearch(keys, from[feature], from[feature + 1], cutKey(threshold));
        if (at < 0) {
            throw new IllegalStateException("Expected a threshold of the model at feature " + feature);
        }
        return at - from[feature] + 2;
    }

    /// The rank of a value, without a branch that depends on it.
    int rank(int feature, float value) {
        int bits = Float.floatToRawIntBits(value);
        int key = key(bits);
        int above = 0;
        for (int c = from[feature]; c < from[feature + 1]; c++) {
            above += below(key, keys[c]);
        }
        return 1 + from[feature + 1] - from[feature] - above & ~missing(bits);
    }

    /// For numbers, `x < y` iff `key(x) < key(y)`, but -0.0 comes before 0.0: a negative float grows as its magnitude shrinks.
    static int key(int bits) {
        return bits ^ (bits >> 31 & MAGNITUDE);
    }

    /// All ones for NaN, else 0.
    static int missing(int bits) {
        return INFINITY - (bits & MAGNITUDE) >> 31;
    }

    /// 1 if `a < b`, else 0, for all ints (Warren, "Hacker's Delight", 2-12).
    private static int below(int a, int b) {
        int difference = a - b;
        return (difference ^ ((a ^ b) & (difference ^ a))) >>> 31;
    }

    private static int cutKey(float threshold) {
        return key(Float.floatToRawIntBits(threshold == 0f ? -0.0f : threshold));
    }
}
