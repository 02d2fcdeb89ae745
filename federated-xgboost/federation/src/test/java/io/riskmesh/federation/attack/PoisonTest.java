package io.riskmesh.federation.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.evaluation.Auc;
import io.riskmesh.boosting.evaluation.Defined;
import io.riskmesh.boosting.evaluation.ScoredRows;
import io.riskmesh.boosting.evaluation.Undefined;
import io.riskmesh.boosting.fixedpoint.CellLayout;
import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.histogram.GradientHistogram;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.schema.Objective;
import io.riskmesh.boosting.training.TrainingTask;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.federation.refusal.RunRefusal;
import io.riskmesh.federation.rules.ConsistentSums;
import io.riskmesh.federation.rules.FeatureSlots;
import io.riskmesh.federation.rules.MarginBound;
import io.riskmesh.federation.rules.RowRange;
import io.riskmesh.federation.rules.SumRange;
import io.riskmesh.federation.step.RunOutcome;
import io.riskmesh.ledger.reason.TrainingReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What one lying bank of five can do, and what of it R13 sees.
final class PoisonTest {

    private static final int BANKS = 5;
    private static final int SEEDS = 100;
    private static final TrainingParameters PARAMETERS = TrainingParameters.defaults(19).withRounds(50);
    private static final Scene TEST = Scene.withNoise(1000, BANKS, 1000, 6, PARAMETERS);

    @Test
    void gradients_scaled_by_twenty_ruin_a_model_without_r13_and_end_the_run_at_its_first_sum_with_it() {
        double honest = auc(trained(scene(1, false)));
        double scaled = auc(trained(scene(20, false)));
        double turned = auc(trained(scene(-20, false)));
        int caught = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            caught += isCaughtAtTheRoot(small(seed, seed % 2 == 0 ? 20 : -20)) ? 1 : 0;
            assertTrue(!isCaughtAtTheRoot(small(seed, 1)), "an honest run was stopped, seed " + seed);
        }
        Figures.print("scale poison, one bank of five", "AUC " + Figures.number(honest) + " -> " + Figures.number(scaled)
                        + " at x20, " + Figures.number(turned) + " at x-20",
                "refused sum_out_of_range at the first root in " + caught + " of " + SEEDS + " seeds");
        assertTrue(honest - turned >= 0.3 && honest - scaled >= 0.02, honest + " -> " + scaled + ", " + turned);
        assertEquals(SEEDS, caught);
    }

    @Test
    void the_shipped_machines_stop_the_run_before_anything_follows_from_a_scaled_sum() {
        Scene scene = Scene.withNoise(2, BANKS, 200, 6, PARAMETERS.withRounds(2));
        for (long factor : new long[] {20, -20}) {
            RunOutcome outcome = ShippedFederation.withLiar(scene, 0, factor);
            assertTrue(outcome instanceof RunOutcome.Failed(RunRefusal refusal)
                    && refusal.reason() == TrainingReason.SUM_OUT_OF_RANGE, outcome.toString());
        }
        assertTrue(ShippedFederation.withLiar(scene, 0, 1) instanceof RunOutcome.Done);
    }

    /// Nearly every factor is caught: the first tree's g is a mixture of two values, of a parity that the count tells.
    @Test
    void small_factors_are_caught_in_the_first_tree_as_well() {
        for (long factor : new long[] {2, 3, -1, -2, 5}) {
            boolean caught = isCaughtAtTheRoot(small(1, factor));
            // Turned signs are flipped labels: in range, and left to contribution measurement.
            assertEquals(factor != -1, caught, "factor " + factor);
        }
    }

    @Test
    void flipped_labels_stay_in_range_and_are_measured_not_prevented() {
        double honest = auc(trained(scene(1, false)));
        Scene flipped = scene(1, true);
        double poisoned = auc(trained(flipped));
        Figures.print("label flip in range (not prevented)", "AUC " + Figures.number(honest) + " -> " + Figures.number(poisoned),
                "the same; R13 sees nothing");
        assertTrue(!isCaughtAtTheRoot(flipped));
        assertTrue(poisoned < honest, honest + " -> " + poisoned);
    }

    private static Scene small(long seed, long factor) {
        return poisoned(Scene.withNoise(seed, BANKS, 100, 3, PARAMETERS), factor, false);
    }

    private static Scene scene(long factor, boolean flip) {
        return poisoned(Scene.withNoise(23, BANKS, 1000, 6, PARAMETERS), factor, flip);
    }

    /// The same banks, of which the last one lies. Sums of its size need a layout with room.
    private static Scene poisoned(Scene honest, long factor, boolean flip) {
        List<PlainBank> banks = new ArrayList<>(honest.banks());
        PlainBank last = banks.removeLast();
        banks.add(last.lying(factor, flip));
        FixedPointPlan wide = new FixedPointPlan(23, honest.task().plan().rowBits(), CellLayout.THREE_WORD, 1L << 23, 1L << 21);
        TrainingTask task = new TrainingTask(honest.task().parameters(), honest.task().schema(), honest.task().cuts(), wide, 500);
        return new Scene(honest.seed(), task, banks);
    }

    private static List<RegressionTree> trained(Scene scene) {
        return InsecureNaiveFederation.run(scene, Set.of(), Optional.empty()).trees();
    }

    private static boolean isCaughtAtTheRoot(Scene scene) {
        FederationRun run = InsecureNaiveFederation.run(
                new Scene(scene.seed(), firstTreeOnly(scene.task()), scene.banks()), Set.of(), Optional.empty());
        NodeSum root = run.coordinator().sums().stream().filter(s -> s.members().size() == BANKS).findFirst().orElseThrow();
        GradientHistogram opened = new GradientHistogram(1, root.cells().length / 3, scene.task().plan(), root.cells());
        FeatureSlots slots = FeatureSlots.of(scene.task().cuts(), scene.task().cuts().usable());
        RowRange range = RowRange.afterTrees(Objective.BINARY_LOGISTIC, scene.task().plan(), true, MarginBound.ZERO);
        assertTrue(ConsistentSums.check(opened, slots, List.of()).isAllowed());
        return !SumRange.check(range, opened).isAllowed();
    }

    private static TrainingTask firstTreeOnly(TrainingTask task) {
        return new TrainingTask(task.parameters().withRounds(1), task.schema(), task.cuts(), task.plan(), 500);
    }

    private static double auc(List<RegressionTree> trees) {
        List<Float> margins = new ArrayList<>();
        List<Byte> labels = new ArrayList<>();
        for (PlainBank bank : TEST.banks()) {
            for (int row = 0; row < bank.size(); row++) {
                float margin = 0;
                for (RegressionTree tree : trees) {
                    margin += tree.leafValue(tree.leafOf(bank.row(row)));
                }
                margins.add(margin);
                labels.add(bank.label(row));
            }
        }
        float[] scores = new float[margins.size()];
        byte[] truth = new byte[scores.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = margins.get(i);
            truth[i] = labels.get(i);
        }
        return switch (Auc.of(ScoredRows.of(scores, truth))) {
            case Defined(double value) -> value;
            case Undefined(var reason) -> throw new IllegalStateException("No AUC: " + reason);
        };
    }
}
