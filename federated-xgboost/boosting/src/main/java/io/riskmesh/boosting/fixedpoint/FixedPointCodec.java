package io.riskmesh.boosting.fixedpoint;

import io.riskmesh.boosting.parameters.RowWeights;
import io.riskmesh.boosting.schema.Objective;

/// One row's gradient and hessian as integers (training.md section 5), link v1: p = 1 / (1 + StrictMath.exp(-margin)).
/// A pair travels in one long, `g << 32 | h`; both fit, as a value has at most 23 bits. Immutable.
public final class FixedPointCodec {
    private static final double CLEAR = 0.5 - 0x1p-14;

    private final Objective objective;
    private final double scale; // 2^s, exact
    private final double labelBound;

    public FixedPointCodec(Objective objective, RowWeights weights, FixedPointPlan plan) {
        this.objective = objective;
        this.scale = Math.scalb(1.0, plan.scaleBits());
        this.labelBound = weights.labelBound();
    }

    public static int gradient(long pair) {
        return (int) (pair >> Integer.SIZE);
    }

    public static int hessian(long pair) {
        return (int) pair;
    }

    public static long pair(int gradient, int hessian) {
        return (long) gradient << Integer.SIZE | hessian;
    }

    /// The weight of a row in the sums.
    ///
    /// @param weight of the row alone
    public static double weight(float weight, float label, RowWeights weights) {
        return label == 1f ? weight * weights.scalePosWeight() : weight;
    }

    /// The definition, for one row.
    ///
    /// @param label 0 or 1 for the logistic objective
    /// @param weight of the row in the sums, as [#weight] gives it
    public long encode(float margin, float label, double weight) {
        return switch (objective) {
            case BINARY_LOGISTIC -> {
                double p = LogisticLink.exact(margin);
                yield integers((p - label) * weight, p * (1.0 - p) * weight, weight);
            }
            case SQUARED_ERROR ->
                    integers(Math.clamp((double) margin - label, -labelBound, labelBound) * weight, weight, weight);
        };
    }

    /// The same for the rows `order[from..to-1]`, written to `pairs` by row.
    ///
    /// @param weights by row, as [#weight] gives them; empty if all are 1
    public void encode(float[] margins, float[] labels, double[] weights, int[] order, int from, int to, long[] pairs) {
        switch (objective) {
            case BINARY_LOGISTIC -> encodeLogistic(margins, labels, weights, order, from, to, pairs);
            case SQUARED_ERROR -> {
                for (int i = from; i < to; i++) {
                    int row = order[i];
                    pairs[row] = encode(margins[row], labels[row], weights.length == 0 ? 1.0 : weights[row]);
                }
            }
        }
    }

    /// An approximate probability gives the same integers unless one of the two values lies within its error of a half:
    /// |p - q| < 2^-38 for the exact p and the approximate q, so a value of at most 2^23 is off by less than 2^-15.
    private void encodeLogistic(float[] margins, float[] labels, double[] weights, int[] order, int from, int to, long[] pairs) {
        for (int i = from; i < to; i++) {
            int row = order[i];
            float margin = margins[row];
            double w = weights.length == 0 ? 1.0 : weights[row];
            double q = LogisticLink.approximate(margin);
            double scaled = w * scale;
            double g = (q - labels[row]) * scaled;
            double h = q * (1.0 - q) * scaled;
            double gRounded = Math.rint(g);
            double hRounded = Math.rint(h);
            boolean clear = Math.max(Math.abs(g - gRounded), Math.abs(h - hRounded)) < CLEAR;
            if (clear && hRounded >= 1 && Math.abs(margin) <= LogisticLink.MOST_MARGIN) {
                pairs[row] = pair((int) gRounded, (int) hRounded);
            } else {
                pairs[row] = encode(margin, labels[row], w);
            }
        }
    }

    /// Whether squared error's gradient of this row is cut off at the bound; such rows are counted and reported.
    public boolean clips(float margin, float label) {
        return objective == Objective.SQUARED_ERROR && Math.abs((double) margin - label) > labelBound;
    }

    private long integers(double g, double h, double w) {
        int hessian = w == 0 ? 0 : Math.max(1, (int) Math.rint(h * scale));
        return pair((int) Math.rint(g * scale), hessian);
    }
}
