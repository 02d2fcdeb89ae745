package io.riskmesh.enclave.oblivious;

import java.util.Arrays;

/// What each feature added to a row's margin along its paths, in 2^-20 margin units: the delta of the child taken, summed by
/// the feature of the node. Every node of every tree is visited and those off the path are masked, so the work shows
/// nothing of the row. Integers, so equal on every machine. Thread-safe.
public final class ReasonKernel {

    private final BitMaskForest forest;
    private final ScalarMasks masks;

    public ReasonKernel(BitMaskForest forest) {
        this.forest = forest;
        this.masks = new ScalarMasks(forest);
    }

    /// The margin of a row, with the reasons for it.
    ///
    /// @param features as for [ForestKernel#margin]
    /// @param sums one per feature, overwritten
    public float explain(float[] features, int[] sums) {
        forest.checkWidth(features);
        if (sums.length != forest.features()) {
            throw new IllegalArgumentException("Expected room for " + forest.features() + " sums, got " + sums.length);
        }
        Arrays.fill(sums, 0);
        int[] keys = masks.keys(features);
        long[] words = new long[masks.words()];
        float sum = 0f;
        for (int t = 0; t < forest.trees; t++) {
            masks.write(t, keys, words);
            int leaf = masks.leafIndex(words);
            sum += masks.leafValue(t, leaf);
            add(t, leaf, sums);
        }
        return sum;
    }

    private void add(int tree, int leaf, int[] sums) {
        int at = tree * forest.places;
        int onPath = leaf + forest.places;
        for (int level = 0; level < forest.depth; level++) {
            int below = forest.depth - level;
            int place = onPath >> below;
            int right = -(onPath >> below - 1 & 1);
            for (int i = 1 << level; i < 2 << level; i++) {
                int taken = (i ^ place) - 1 >> 31;
                int delta = forest.deltas.left[at + i] & ~right | forest.deltas.right[at + i] & right;
                sums[forest.feature[at + i]] += delta & taken;
            }
        }
    }
}
