package io.riskmesh.boosting.fixedpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.parameters.RowWeights;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.schema.Objective;
import java.util.Random;
import org.junit.jupiter.api.Tag;
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
                    float weight = label == 1f ? 1f : (float) (n % 3 == 0 ? Math.floor(bound) : random.nextFloat() * bound * 0.999);
                    double factor = FixedPointCodec.weight(weight, label, weights);
                    long pair = codec.encode(margin, label, factor);
                    assertTrue(Math.abs(FixedPointCodec.gradient(pair)) <= plan.gradientBound(), objective + " " + margin);
                    assertTrue(FixedPointCodec.hessian(pair) <= plan.hessianBound(), objective + " " + margin);
                    assertTrue(FixedPointCodec.hessian(pair) >= (weight == 0 ? 0 : 1), objective + " " + margin);
                }
            }
        }
    }

    @Test
    void the_fast_way_gives_the_integers_of_the_definition() {
        compareWithDefinition(400_000, 20_26);
    }

    @Test
    @Tag("acceptance")
    void the_fast_way_gives_the_integers_of_the_definition_for_a_hundred_million_margins() {
        compareWithDefinition(100_000_000, 7);
    }

    private static void compareWithDefinition(int margins, long seed) {
        Random random = new Random(seed);
        RowWeights heavy = new RowWeights(1000, 1000, 1);
        FixedPointCodec unit = codec(Objective.BINARY_LOGISTIC, RowWeights.DEFAULT);
        FixedPointCodec weighted = codec(Objective.BINARY_LOGISTIC, heavy);
        int rows = 1000;
        int[] order = new int[rows];
        float[] values = new float[rows];
        float[] labels = new float[rows];
        double[] weights = new double[rows];
        long[] once = new long[rows];
        long[] heavily = new long[rows];
        for (int block = 0; block < margins / rows; block++) {
            for (int i = 0; i < rows; i++) {
                order[i] = rows - 1 - i;
                values[i] = margin(random, i);
                labels[i] = random.nextInt(2);
                weights[i] = i % 8 == 0 ? 0 : random.nextDouble() * 1000;
            }
            unit.encode(values, labels, new double[0], order, 0, rows, once);
            weighted.encode(values, labels, weights, order, 0, rows, heavily);
            for (int i = 0; i < rows; i++) {
                String message = "margin " + values[i] + ", weight " + weights[i];
                assertEquals(unit.encode(values[i], labels[i], 1.0), once[i], message);
                assertEquals(weighted.encode(values[i], labels[i], weights[i]), heavily[i], message);
            }
        }
    }

    private static float margin(Random random, int n) {
        return switch (n % 4) {
            case 0 -> {
                float any = Float.intBitsToFloat(random.nextInt()); // infinities among them
                yield Float.isNaN(any) ? 0f : any;
            }
            case 1 -> (float) random.nextGaussian();
            case 2 -> random.nextFloat() * 100 - 50;
            default -> (random.nextInt(2001) - 1000) * 0x1p-12f;
        };
    }

    @Test
    void the_approximate_probability_keeps_its_bound() {
        double worst = 0;
        for (int n = -4_000_000; n <= 4_000_000; n += 7) {
            float margin = n * 1e-5f;
            worst = Math.max(worst, Math.abs(LogisticLink.approximate(margin) - LogisticLink.exact(margin)));
        }
        for (float margin : new float[] {40f, -40f, 0f, Float.MIN_VALUE}) {
            worst = Math.max(worst, Math.abs(LogisticLink.approximate(margin) - LogisticLink.exact(margin)));
        }
        assertTrue(worst < 0x1p-38, "worst " + worst);
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
