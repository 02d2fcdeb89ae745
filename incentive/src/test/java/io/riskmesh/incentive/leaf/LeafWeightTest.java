package io.riskmesh.incentive.leaf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.fixedpoint.NodeSums;
import io.riskmesh.boosting.fixedpoint.PlanResult;
import io.riskmesh.boosting.growth.LeafGrid;
import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.boosting.parameters.Regularization;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.split.GainArithmetic;
import io.riskmesh.boosting.split.WeightBounds;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class LeafWeightTest {

    private static final long SEED = 8_101;
    private static final double UNIT = 0x1p-26;

    @Test
    void weights_are_those_of_the_trainer_within_2_to_the_minus_18() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 20_000; i++) {
            TrainingParameters parameters = parameters(random).withPrivacy(PrivacyParameters.OFF);
            FixedPointPlan plan = plan(parameters);
            NodeSums sums = sums(random, plan);
            GainArithmetic trainer = new GainArithmetic(parameters, plan);
            double expected = trainer.leaf(trainer.weight(sums, WeightBounds.FREE));
            LeafWeight ours = new LeafWeight(rule(parameters, plan, 0));
            if (!ours.isCutOff(sums.gradient(), sums.hessian())) {
                double got = ours.of(sums.gradient(), sums.hessian()) * UNIT;
                assertEquals(expected, got, 0x1p-18 * Math.max(1, Math.abs(expected)), "seed " + SEED + ", case " + i + ": " + sums);
            }
        }
    }

    @Test
    void weights_lie_on_the_trainers_grid_and_differ_from_its_leaf_only_at_the_edge_of_a_step() {
        SplittableRandom random = new SplittableRandom(SEED);
        int equal = 0;
        for (int i = 0; i < 5_000; i++) {
            TrainingParameters parameters = parameters(random);
            FixedPointPlan plan = plan(parameters);
            NodeSums sums = sums(random, plan);
            GainArithmetic trainer = new GainArithmetic(parameters, plan);
            LeafGrid grid = LeafGrid.of(parameters);
            float exact = trainer.leaf(trainer.weight(sums, WeightBounds.FREE));
            LeafWeight ours = new LeafWeight(rule(parameters, plan, -Math.getExponent(grid.step())));
            double got = ours.of(sums.gradient(), sums.hessian()) * UNIT;
            assertEquals(Math.rint(got / grid.step()), got / grid.step());
            if (!ours.isCutOff(sums.gradient(), sums.hessian())) {
                assertEquals(exact, got, grid.step() / 2 + 0x1p-18 * Math.max(1, Math.abs(exact)), "seed " + SEED + ", case " + i);
                equal += got == grid.round(exact) ? 1 : 0;
            }
        }
        assertTrue(equal > 4_000, "only " + equal + " on the same step");
    }

    @Test
    void no_sums_give_no_weight_and_the_largest_sums_stay_inside_the_range() {
        LeafWeight rule = new LeafWeight(new LeafRule(23, 0, 0, 0, 0, 1_000_000, 0));
        assertEquals(0, rule.of(0, 0));
        assertEquals(0, rule.of(1L << 58, 0));
        for (long g : new long[] {1, 1L << 36, 1L << 37, 1L << 58, -1, -(1L << 58)}) {
            for (long h : new long[] {1, 1L << 20, 1L << 58}) {
                long weight = rule.of(g, h);
                assertTrue(Math.abs(weight) <= 1L << 30 && LeafWeight.square(weight) <= 1L << 34, () -> g + "/" + h + " gives " + weight);
                assertTrue(Long.signum(weight) == -Long.signum(g) || weight == 0);
            }
        }
        assertEquals(-(16L << 26), rule.of(1L << 58, 1));
        assertTrue(rule.isCutOff(1L << 58, 1));
    }

    static LeafRule rule(TrainingParameters parameters, FixedPointPlan plan, int gridBits) {
        Regularization terms = parameters.regularization();
        return new LeafRule(plan.scaleBits(), fixed(terms.lambda(), plan.scaleBits()), fixed(terms.alpha(), plan.scaleBits()),
                fixed(terms.minChildWeight(), plan.scaleBits()), fixed(terms.maxDeltaStep(), 26), Math.round(parameters.eta() * 1e6f), gridBits);
    }

    private static long fixed(float value, int bits) {
        return Math.round(Math.scalb((double) value, bits));
    }

    private static TrainingParameters parameters(SplittableRandom random) {
        float[] etas = {0.05f, 0.1f, 0.3f, 1f};
        TrainingParameters base = TrainingParameters.defaults(1).withRegularization(new Regularization(random.nextInt(4),
                random.nextInt(3) / 2f, 0, 1 + random.nextInt(5), random.nextBoolean() ? 0 : 0.75f));
        return new TrainingParameters(base.objective(), base.rounds(), etas[random.nextInt(etas.length)], base.regularization(),
                base.shape(), base.binning(), base.sampling(), base.weights(), base.monotone(), base.earlyStopping(), base.basePrior(),
                base.privacy(), base.seed());
    }

    private static FixedPointPlan plan(TrainingParameters parameters) {
        return ((PlanResult.Planned) FixedPointPlan.of(parameters, 1 << 20)).plan();
    }

    private static NodeSums sums(SplittableRandom random, FixedPointPlan plan) {
        long rows = 1 + random.nextLong(1L << random.nextInt(1, 20));
        long bound = 1L << plan.scaleBits();
        return new NodeSums(random.nextLong(-rows * bound, rows * bound + 1), random.nextLong(rows, rows * bound / 4 + rows), rows);
    }
}
