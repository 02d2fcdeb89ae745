package io.riskmesh.enclave.oblivious;

import java.util.Arrays;

/// What each feature added to a row's margin along its paths, in 2^-20 margin units: the delta of the child taken, summed by
/// the feature of the node. Every node of every tree is visited and those off the path are masked, so the work shows
/// nothing of the row. Integers, so equal on every machine. Thread-safe.
///
/// After the trees' paths are known the deltas are visited place by place, all trees at a place together. One array per place
/// gives that loop one index for all it reads and writes, which the compiler needs to turn it into vector instructions.
public final class ReasonKernel {

    /// Neighbouring trees often have one feature at a place. Each adds to sums of its own, else every addition would wait for the
    /// one before.
    private static final int LANES = 8;

    private final BitMaskForest forest;
    private final PathKernel paths;
    private final int trees;
    private final char[][] sumOf; // [place][tree]: which of the sums, lane * features + feature
    private final int[][] left; // [place][tree]: delta of the left child
    private final int[][] turn; // [place][tree]: delta of the left child ^ delta of the right child

    /// By the plain kernel.
    public ReasonKernel(BitMaskForest forest) {
        this(forest, new ScalarOblivious(forest));
    }

    private ReasonKernel(BitMaskForest forest, PathKernel paths) {
        this.forest = forest;
        this.paths = paths;
        this.trees = forest.trees;
        sumOf = new char[forest.places][trees];
        left = new int[forest.places][trees];
        turn = new int[forest.places][trees];
        for (int t = 0; t < trees; t++) {
            for (int i = 0; i < forest.places; i++) {
                int from = t * forest.places + i;
                sumOf[i][t] = (char) (t % LANES * forest.features() + forest.feature[from]);
                left[i][t] = forest.deltas.left[from];
                turn[i][t] = forest.deltas.left[from] ^ forest.deltas.right[from];
            }
        }
    }

    /// By the kernel that was chosen for this forest; reasons are the same by any.
    public static ReasonKernel of(BitMaskForest forest, ForestKernel chosen) {
        return chosen instanceof PathKernel paths ? new ReasonKernel(forest, paths) : new ReasonKernel(forest);
    }

    /// The margin of a row, with the reasons for it.
    ///
    /// @param features as for [ForestKernel#margin]
    /// @param sums one per feature, overwritten
    public float explain(float[] features, int[] sums) {
        if (sums.length != forest.features()) {
            throw new IllegalArgumentException("Expected room for " + forest.features() + " sums, got " + sums.length);
        }
        int[] ways = new int[trees];
        float margin = paths.margin(features, ways);
        int[] lanes = new int[LANES * sums.length];
        int[] deltas = new int[trees];
        for (int level = 0; level < forest.depth; level++) {
            for (int place = 1 << level; place < 2 << level; place++) {
                choose(left[place], turn[place], place, forest.depth - level, ways, deltas);
                add(sumOf[place], deltas, lanes);
            }
        }
        Arrays.fill(sums, 0);
        for (int i = 0; i < lanes.length; i++) {
            sums[i % sums.length] += lanes[i];
        }
        return margin;
    }

    /// Each tree's delta of the child taken at a place, 0 where the place is off the path.
    private static void choose(int[] left, int[] turn, int place, int below, int[] ways, int[] deltas) {
        for (int t = 0; t < deltas.length; t++) {
            int onPath = (ways[t] >> below ^ place) - 1 >> 31;
            int right = -(ways[t] >> below - 1 & 1);
            deltas[t] = (left[t] ^ turn[t] & right) & onPath;
        }
    }

    private static void add(char[] sumOf, int[] deltas, int[] lanes) {
        for (int t = 0; t < deltas.length; t++) {
            lanes[sumOf[t]] += deltas[t];
        }
    }
}
