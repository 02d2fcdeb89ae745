package io.riskmesh.enclave.oblivious;

import java.util.Arrays;

/// What each feature added to a row's margin along its paths, in 2^-20 margin units: the delta of the child taken, summed by
/// the feature of the node. Every node of every tree is visited and those off the path are masked, so the work shows
/// nothing of the row. Integers, so equal on every machine. Thread-safe.
///
/// After the trees' paths are known the deltas are visited place by place, all trees at a place together. One array per place
/// gives that loop one index for all it reads and writes, which the compiler needs to turn it into vector instructions.
public final class ReasonKernel {

    private final BitMaskForest forest;
    private final ScalarMasks masks;
    private final int trees;
    private final byte[][] feature; // [place][tree]
    private final int[][] left; // [place][tree]: delta of the left child
    private final int[][] turn; // [place][tree]: delta of the left child ^ delta of the right child

    public ReasonKernel(BitMaskForest forest) {
        this.forest = forest;
        this.masks = new ScalarMasks(forest);
        this.trees = forest.trees;
        feature = new byte[forest.places][trees];
        left = new int[forest.places][trees];
        turn = new int[forest.places][trees];
        for (int t = 0; t < trees; t++) {
            for (int i = 0; i < forest.places; i++) {
                int from = t * forest.places + i;
                feature[i][t] = forest.feature[from];
                left[i][t] = forest.deltas.left[from];
                turn[i][t] = forest.deltas.left[from] ^ forest.deltas.right[from];
            }
        }
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
        int[] keys = masks.keys(features);
        long[] words = new long[masks.words()];
        int[] ways = new int[trees]; // a leaf's place in binary: 1, then the turns from the root down
        float sum = 0f;
        for (int t = 0; t < trees; t++) {
            masks.write(t, keys, words);
            int leaf = masks.leafIndex(words);
            ways[t] = leaf + forest.places;
            sum += masks.leafValue(t, leaf);
        }
        Arrays.fill(sums, 0);
        int[] deltas = new int[trees];
        for (int level = 0; level < forest.depth; level++) {
            for (int place = 1 << level; place < 2 << level; place++) {
                choose(left[place], turn[place], place, forest.depth - level, ways, deltas);
                add(feature[place], deltas, sums);
            }
        }
        return sum;
    }

    /// Each tree's delta of the child taken at a place, 0 where the place is off the path.
    private static void choose(int[] left, int[] turn, int place, int below, int[] ways, int[] deltas) {
        for (int t = 0; t < deltas.length; t++) {
            int onPath = (ways[t] >> below ^ place) - 1 >> 31;
            int right = -(ways[t] >> below - 1 & 1);
            deltas[t] = (left[t] ^ turn[t] & right) & onPath;
        }
    }

    private static void add(byte[] feature, int[] deltas, int[] sums) {
        for (int t = 0; t < deltas.length; t++) {
            sums[feature[t]] += deltas[t];
        }
    }
}
