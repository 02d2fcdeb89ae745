package io.riskmesh.boosting.evaluation;

import java.util.Arrays;

/// A bank's scored rows, grouped by equal margin, highest first. Rows of weight 0 do not count: that is how a metric is
/// taken of one typology's positives against all negatives. Immutable.
public final class ScoredRows implements ScoreGroups {

    private final int groups;
    private final float[] margin; // [group], descending
    private final long[] positives; // [group]
    private final long[] negatives; // [group]
    private final long totalPositives;
    private final long totalNegatives;

    private ScoredRows(float[] margins, byte[] labels, long[] weights) {
        long[] order = descending(margins);
        margin = new float[order.length];
        positives = new long[order.length];
        negatives = new long[order.length];
        int last = -1;
        for (long entry : order) {
            int row = (int) entry;
            if (weights[row] == 0) {
                continue;
            }
            float m = margins[row] + 0f; // -0.0 ties with 0.0
            if (last < 0 || margin[last] != m) {
                margin[++last] = m;
            }
            (labels[row] == 1 ? positives : negatives)[last] += weights[row];
        }
        groups = last + 1;
        totalPositives = Arrays.stream(positives).sum();
        totalNegatives = Arrays.stream(negatives).sum();
    }

    /// Rows of weight 1.
    public static ScoredRows of(float[] margins, byte[] labels) {
        long[] ones = new long[margins.length];
        Arrays.fill(ones, 1);
        return of(margins, labels, ones);
    }

    /// @param margins finite
    /// @param labels 1 for a positive row, else 0
    /// @param weights 0 or more each, at most [ScoreGroups#MAX_TOTAL_WEIGHT] together
    /// @throws IllegalArgumentException otherwise, and if lengths differ
    public static ScoredRows of(float[] margins, byte[] labels, long[] weights) {
        RowChecks.check(margins, labels, weights);
        return new ScoredRows(margins, labels, weights);
    }

    /// Row numbers below an order-reversing key of the margin.
    private static long[] descending(float[] margins) {
        long[] order = new long[margins.length];
        for (int i = 0; i < order.length; i++) {
            int bits = Float.floatToRawIntBits(margins[i] + 0f);
            int ascending = bits < 0 ? bits ^ Integer.MAX_VALUE : bits; // signed order = order of the floats
            order[i] = (long) ~ascending << 32 | i;
        }
        Arrays.sort(order);
        return order;
    }

    @Override
    public int groups() {
        return groups;
    }

    /// The margin that the rows of a group share.
    public float margin(int group) {
        return margin[group];
    }

    @Override
    public long positives(int group) {
        return positives[group];
    }

    @Override
    public long negatives(int group) {
        return negatives[group];
    }

    @Override
    public long totalPositives() {
        return totalPositives;
    }

    @Override
    public long totalNegatives() {
        return totalNegatives;
    }
}
