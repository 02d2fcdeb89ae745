package io.riskmesh.boosting.fixedpoint;

import io.riskmesh.boosting.parameters.RowWeights;
import io.riskmesh.boosting.schema.Objective;

/// One row's gradient and hessian as integers (training.md section 5), link v1: p = 1 / (1 + StrictMath.exp(-margin)).
/// A pair travels in one long, `g << 32 | h`; both fit, as a value has at most 23 bits. Immutable.
public final class FixedPointCodec {
    private static final double CLEAR = 0.5 - 0x1p-14;

    private final Objective objective;
    private final double scale; // 2^s, exact
    private final double positiveWeight;
    private final double labelBound;

    public FixedPointCodec(Objective objective, RowWeights weights, FixedPointPlan plan) {
        this.objective = objective;
        this.scale = Math.scalb(1.0, plan.scaleBits());
        this.positiveWeight = weights.scalePosWeight();
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

    /// @param label 0 or 1 for the logistic objective
    /// @param weight of the row alone, at least 0
    public long encode(float margin, float label, float weight) {
        double w = label == 1f ? weight * positiveWeight : weight;
        return switch (objective) {
            case BINARY_LOGISTIC -> logistic(margin, label, w);
            case SQUARED_ERROR -> integers(Math.clamp((double) margin - label, -labelBound, labelBound) * w, w, w);
        };
    }

    /// An approximate probability gives the same integers unless one of the two values lies within the error of a half:
    /// |p - q| < 2^-38 for the exact p and the approximate q, so a value of at most 2^23 is off by less than 2^-15.
    private long logistic(float margin, float label, double w) {
        double q = LogisticLink.approximate(margin);
        double g = (q - label) * w * scale;
        double h = q * (1.0 - q) * w * scale;
        double gRounded = Math.rint(g);
        double hRounded = Math.rint(h);
        if (Math.abs(g - gRounded) < CLEAR && Math.abs(h - hRounded) < CLEAR) {
            return pair((int) gRounded, w == 0 ? 0 : Math.max(1, (int) hRounded));
        }
        return logisticPlainly(margin, label, w);
    }

    /// The definition.
    private long logisticPlainly(float margin, float label, double w) {
        double p = LogisticLink.exact(margin);
        return integers((p - label) * w, p * (1.0 - p) * w, w);
    }

    /// As [#encode], by the definition alone: the reference.
    public long encodePlainly(float margin, float label, float weight) {
        return switch (objective) {
            case BINARY_LOGISTIC -> logisticPlainly(margin, label, label == 1f ? weight * positiveWeight : weight);
            case SQUARED_ERROR -> encode(margin, label, weight);
        };
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
