package io.riskmesh.boosting.fixedpoint;

import io.riskmesh.boosting.parameters.RowWeights;
import io.riskmesh.boosting.parameters.TrainingParameters;

/// What planning the integers of a run gives.
public sealed interface PlanResult {

    record Planned(FixedPointPlan plan) implements PlanResult {}

    /// @param reason what was expected and what came, one line
    record DoesNotFit(String reason) implements PlanResult {}

    static PlanResult of(TrainingParameters parameters, long totalRowBound) {
        return of(parameters, totalRowBound, FixedPointPlan.VALUE_BITS, false);
    }

    /// With payee-side features: v + n <= 39 and counts in a word of their own (joint-training.md section 2).
    static PlanResult joint(TrainingParameters parameters, long totalRowBound) {
        int rowBits = ceilLog2(Math.max(1, totalRowBound));
        return rowBits >= FixedPointPlan.JOINT_BITS ? new DoesNotFit("Expected fewer than 2^" + FixedPointPlan.JOINT_BITS + " rows, got " + totalRowBound)
                : of(parameters, totalRowBound, Math.min(FixedPointPlan.VALUE_BITS, FixedPointPlan.JOINT_BITS - rowBits), true);
    }

    private static PlanResult of(TrainingParameters parameters, long totalRowBound, int valueBits, boolean joint) {
        if (totalRowBound < 1 || totalRowBound > 1L << FixedPointPlan.MOST_ROW_BITS) {
            return new DoesNotFit("Expected 1..2^" + FixedPointPlan.MOST_ROW_BITS + " rows, got " + totalRowBound);
        }
        RowWeights weights = parameters.weights();
        double gradient = switch (parameters.objective()) {
            case BINARY_LOGISTIC -> weights.maxWeight();
            case SQUARED_ERROR -> weights.labelBound() * weights.maxWeight();
        };
        double hessian = switch (parameters.objective()) {
            case BINARY_LOGISTIC -> weights.maxWeight() / 4;
            case SQUARED_ERROR -> weights.maxWeight();
        };
        // One scale for both. The bound of h is the larger one only for squared error with a clip below 1.
        double bound = Math.max(gradient, hessian);
        int scale = valueBits - ceilLog2(bound);
        if (!(bound > 0) || Math.abs(scale) > FixedPointPlan.MOST_SCALE_BITS) {
            return new DoesNotFit("Expected gradients up to between 2^-40 and 2^86, got " + bound);
        }
        long gradientBound = Math.max(1, (long) Math.rint(Math.scalb(gradient, scale)));
        long hessianBound = Math.max(1, (long) Math.rint(Math.scalb(hessian, scale)));
        int rowBits = ceilLog2(totalRowBound);
        CellLayout layout = !joint && fitsTwoWords(hessianBound, rowBits) ? CellLayout.TWO_WORD : CellLayout.THREE_WORD;
        return new Planned(new FixedPointPlan(scale, rowBits, layout, gradientBound, hessianBound));
    }

    /// V + 2n <= 59, V = ceil(log2) of the largest h.
    static boolean fitsTwoWords(long hessianBound, int rowBits) {
        return ceilLog2(hessianBound) + 2 * rowBits < FixedPointPlan.SUM_BITS;
    }

    private static int ceilLog2(long value) {
        return Long.SIZE - Long.numberOfLeadingZeros(value - 1);
    }

    private static int ceilLog2(double value) {
        int exponent = Math.getExponent(value);
        return value > Math.scalb(1.0, exponent) ? exponent + 1 : exponent;
    }
}
