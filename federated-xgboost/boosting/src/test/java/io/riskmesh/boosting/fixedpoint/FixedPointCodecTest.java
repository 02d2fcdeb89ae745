package io.riskmesh.boosting.fixedpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.parameters.RowWeights;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.schema.Objective;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class FixedPointCodecTest {

    @Test
    void a_row_at_margin_zero_has_half_and_a_quarter() {
        long pair = codec(Objective.BINARY_LOGISTIC, RowWeights.DEFAULT).encode(0f, 1f, 1f);
        assertEquals(-(1 << 22), FixedPointCodec.gradient(pair));
        assertEquals(1 << 21, FixedPointCodec.hessian(pair));
    }

    @Test
    void certain_rows_keep_a_hessian_of_one_and_rows_without_weight_have_none() {
        FixedPointCodec codec = codec(Objective.BINARY_LOGISTIC, RowWeights.DEFAULT);
        for (float margin : new float[] {-200f, -1e30f, 200f, 1e30f}) {
            for (float label : new float[] {0f, 1f}) {
                long pair = codec.encode(margin, label, 1f);
                assertEquals(1, FixedPointCodec.hessian(pair));
                assertEquals(margin > 0 ? label == 1f ? 0 : 1 << 23 : label == 1f ? -(1 << 23) : 0, FixedPointCodec.gradient(pair));
                assertEquals(0, codec.encode(margin, label, 0f));
            }
        }
    }

    @Test
    void no_row_leaves_the_bounds_of_the_plan() {
        Random random = new Random(12);
        for (Objective objective : Objective.values()) {
            for (double bound : new double[] {1, 1000, 0.7, 3}) {
                RowWeights weights = new RowWeights(bound, bound, 2.5);
                FixedPointPlan plan = plan(objective, weights);
                FixedPointCodec codec = new FixedPointCodec(objective, weights, plan);
                for (int n = 0; n < 20_000; n++) {
                    float margin = (float) (random.nextGaussian() * StrictMath.exp(random.nextInt(8) - 3));
                    float label = random.nextInt(2);
                    float weight = label == 1f ? 1f : (float) (n % 3 == 0 ? bound : random.nextFloat() * bound);
                    if (weight > bound) {
                        continue; // the float next to the bound
                    }
                    long pair = codec.encode(margin, label, weight);
                    assertTrue(Math.abs(FixedPointCodec.gradient(pair)) <= plan.gradientBound(), objective + " " + margin);
                    assertTrue(FixedPointCodec.hessian(pair) <= plan.hessianBound(), objective + " " + margin);
                    assertTrue(FixedPointCodec.hessian(pair) >= (weight == 0 ? 0 : 1), objective + " " + margin);
                }
            }
        }
    }

    @Test
    void squared_error_is_clipped_and_says_so() {
        FixedPointCodec codec = codec(Objective.SQUARED_ERROR, new RowWeights(1, 1, 8));
        FixedPointPlan plan = plan(Objective.SQUARED_ERROR, new RowWeights(1, 1, 8));
        assertEquals(-plan.gradientBound(), FixedPointCodec.gradient(codec.encode(0f, 1e20f, 1f)));
        assertEquals(plan.gradientBound(), FixedPointCodec.gradient(codec.encode(9f, 0.5f, 1f)));
        assertEquals(-(3 << plan.scaleBits()), FixedPointCodec.gradient(codec.encode(-2f, 1f, 1f)));
        assertTrue(codec.clips(9f, 0.5f));
        assertTrue(!codec.clips(8.5f, 0.5f));
        assertTrue(!codec(Objective.BINARY_LOGISTIC, RowWeights.DEFAULT).clips(100f, 0f));
    }

    @Test
    void pairs_keep_both_values() {
        for (int g : new int[] {0, 1, -1, 1 << 23, -(1 << 23)}) {
            for (int h : new int[] {0, 1, 1 << 23}) {
                assertEquals(g, FixedPointCodec.gradient(FixedPointCodec.pair(g, h)));
                assertEquals(h, FixedPointCodec.hessian(FixedPointCodec.pair(g, h)));
            }
        }
    }

    private static FixedPointCodec codec(Objective objective, RowWeights weights) {
        return new FixedPointCodec(objective, weights, plan(objective, weights));
    }

    private static FixedPointPlan plan(Objective objective, RowWeights weights) {
        TrainingParameters parameters = TrainingParameters.defaults(1).withObjective(objective).withWeights(weights);
        return ((PlanResult.Planned) FixedPointPlan.of(parameters, 1000)).plan();
    }
}
