package io.riskmesh.boosting.split;

import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.parameters.TrainingParameters;

/// Weights and gains from integer sums, in XGBoost 3.0.x's arithmetic and order of operations: version 1 (training.md
/// section 7). Sums become doubles exactly; gains are float32 from there on, so that our trees have XGBoost's bits.
/// Immutable.
public final class GainArithmetic {

    private final double unit;
    private final float lambda;
    private final float alpha;
    private final float minChildWeight;
    private final float maxDeltaStep;
    private final float eta;
    private final boolean bounded;

    public GainArithmetic(TrainingParameters parameters, FixedPointPlan plan) {
        unit = plan.real(1);
        lambda = parameters.regularization().lambda();
        alpha = parameters.regularization().alpha();
        minChildWeight = parameters.regularization().minChildWeight();
        maxDeltaStep = parameters.regularization().maxDeltaStep();
        eta = parameters.eta();
        bounded = maxDeltaStep != 0f || !parameters.monotone().isNone();
    }

    /// XGBoost's `sum_hessian` of an integer sum.
    public float hessian(long hessian) {
        return (float) (hessian * unit);
    }

    /// Whether a child may have this hessian sum.
    boolean isHeavyEnough(long hessian) {
        return hessian * unit >= minChildWeight;
    }

    /// A screen for splits whose gains this computes.
    GainScreen screen(int mostGroups) {
        return new GainScreen(unit, lambda, bounded ? 0 : alpha, mostGroups);
    }

    /// The weight of a leaf before eta, within `bounds`.
    public float weight(long gradient, long hessian, WeightBounds bounds) {
        return bounds.clamp(freeWeight(gradient, hessian));
    }

    /// The weight without monotone bounds.
    float freeWeight(long gradient, long hessian) {
        double h = hessian * unit;
        if (h < minChildWeight || h <= 0) {
            return 0f;
        }
        double weight = -threshold(gradient * unit) / (h + lambda);
        if (maxDeltaStep != 0f) {
            weight = weight > maxDeltaStep ? maxDeltaStep : weight < -maxDeltaStep ? -maxDeltaStep : weight;
        }
        return (float) weight;
    }

    /// The value of a leaf of this weight.
    public float leaf(float weight) {
        return weight * eta;
    }

    /// What a node of these sums contributes to the objective.
    public float gain(long gradient, long hessian, WeightBounds bounds) {
        if (hessian <= 0) {
            return 0f;
        }
        return bounded ? gainOf(gradient, hessian, weight(gradient, hessian, bounds)) : freeGain(gradient, hessian);
    }

    /// The loss change of a split, before it is compared with gamma; negative infinity if it is against the sign.
    ///
    /// @param nodeGain gain of the node itself, taken with its parent's bounds
    /// @param sign monotone constraint of the feature
    float splitGain(long leftGradient, long leftHessian, long rightGradient, long rightHessian, float nodeGain,
            WeightBounds bounds, int sign) {
        if (!bounded) {
            return gainOrZero(leftGradient, leftHessian) + gainOrZero(rightGradient, rightHessian) - nodeGain;
        }
        float left = weight(leftGradient, leftHessian, bounds);
        float right = weight(rightGradient, rightHessian, bounds);
        if (sign > 0 && left > right || sign < 0 && left < right) {
            return Float.NEGATIVE_INFINITY;
        }
        return gainOf(leftGradient, leftHessian, left) + gainOf(rightGradient, rightHessian, right) - nodeGain;
    }

    private float gainOrZero(long gradient, long hessian) {
        return hessian <= 0 ? 0f : freeGain(gradient, hessian);
    }

    private float freeGain(long gradient, long hessian) {
        double t = threshold(gradient * unit);
        return (float) (t * t) / (float) (hessian * unit + lambda);
    }

    private float gainOf(long gradient, long hessian, float weight) {
        if (hessian <= 0) {
            return 0f;
        }
        float g = (float) (gradient * unit);
        float h = (float) (hessian * unit);
        return -(2f * g * weight + (h + lambda) * (weight * weight));
    }

    /// Soft thresholding by alpha.
    private double threshold(double g) {
        return g > alpha ? g - alpha : g < -alpha ? g + alpha : 0.0;
    }
}
