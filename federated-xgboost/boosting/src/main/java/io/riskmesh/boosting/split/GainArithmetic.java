package io.riskmesh.boosting.split;

import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.fixedpoint.NodeSums;
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

    /// The least hessian sum that a child may have.
    long leastHessian() {
        return (long) Math.ceil(minChildWeight / unit); // exact: the unit is a power of two
    }

    /// A screen for splits whose gains this computes.
    GainScreen screen(int mostGroups) {
        return new GainScreen(unit, lambda, bounded ? 0 : alpha, mostGroups);
    }

    /// The weight of a leaf before eta, within `bounds`.
    public float weight(NodeSums sums, WeightBounds bounds) {
        return bounds.clamp(freeWeight(sums));
    }

    /// The weight without monotone bounds.
    float freeWeight(NodeSums sums) {
        double h = sums.hessian() * unit;
        if (h < minChildWeight || h <= 0) {
            return 0f;
        }
        double weight = -threshold(sums.gradient() * unit) / (h + lambda);
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
    public float gain(NodeSums sums, WeightBounds bounds) {
        return bounded ? boundedGain(sums, weight(sums, bounds)) : freeGain(sums);
    }

    /// The loss change of a split, before it is compared with gamma; negative infinity if it is against the sign.
    ///
    /// @param nodeGain gain of the node itself, taken with its parent's bounds
    /// @param sign monotone constraint of the feature
    float splitGain(NodeSums left, NodeSums right, float nodeGain, WeightBounds bounds, int sign) {
        if (!bounded) {
            return freeGain(left) + freeGain(right) - nodeGain;
        }
        float leftWeight = weight(left, bounds);
        float rightWeight = weight(right, bounds);
        if (sign > 0 && leftWeight > rightWeight || sign < 0 && leftWeight < rightWeight) {
            return Float.NEGATIVE_INFINITY;
        }
        return boundedGain(left, leftWeight) + boundedGain(right, rightWeight) - nodeGain;
    }

    private float freeGain(NodeSums sums) {
        if (sums.hessian() <= 0) {
            return 0f;
        }
        double t = threshold(sums.gradient() * unit);
        return (float) (t * t) / (float) (sums.hessian() * unit + lambda);
    }

    private float boundedGain(NodeSums sums, float weight) {
        if (sums.hessian() <= 0) {
            return 0f;
        }
        float g = (float) (sums.gradient() * unit);
        float h = (float) (sums.hessian() * unit);
        return -(2f * g * weight + (h + lambda) * (weight * weight));
    }

    /// Soft thresholding by alpha.
    private double threshold(double g) {
        return g > alpha ? g - alpha : g < -alpha ? g + alpha : 0.0;
    }
}
