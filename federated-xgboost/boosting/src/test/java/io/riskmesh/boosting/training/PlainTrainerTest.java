package io.riskmesh.boosting.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.growth.Cases;
import io.riskmesh.boosting.growth.PlainRows;
import io.riskmesh.boosting.parameters.EarlyStopping;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.parameters.ValidationMetric;
import io.riskmesh.boosting.prediction.EnsemblePredictor;
import io.riskmesh.boosting.schema.Objective;
import io.riskmesh.boosting.tree.RegressionTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PlainTrainerTest {

    private static final Cases ROWS = Cases.of(11, 1_207, 4);
    private static final Cases UNSEEN = Cases.of(12, 801, 4);
    private static final TrainingParameters RULED = Cases.parameters().withPrivacy(Cases.RULES);

    @Test
    void margins_of_training_are_the_models_predictions_bit_for_bit() {
        for (int prior : new int[] {500, 221}) {
            PlainRows source = ROWS.source();
            TrainedModel model = train(task(RULED, prior), source, Optional.empty());
            assertArrayEquals(new EnsemblePredictor(model.full()).margins(ROWS.rows()), source.margins());
            assertArrayEquals(source.margins(), new EnsemblePredictor(model.released()).margins(ROWS.rows()));
            assertEquals(5 + (prior == 500 ? 0 : 1), model.full().trees().size());
        }
    }

    @Test
    void a_prior_is_the_log_odds_of_thousandths() {
        assertEquals(Optional.empty(), Prior.tree(500));
        assertEquals((float) StrictMath.log(0.25), Prior.tree(200).orElseThrow().leafValue(0));
        assertEquals(221, Prior.perMille(1000, 221));
        assertEquals(1, Prior.perMille(1_000_000, 0));
        assertEquals(999, Prior.perMille(7, 7));
        assertEquals(2, Prior.perMille(10_000, 15)); // 1.5 is rounded up
        assertThrows(IllegalArgumentException.class, () -> Prior.perMille(0, 0));
    }

    @Test
    void training_stops_where_unseen_rows_no_longer_gain_and_keeps_the_trees_up_to_the_best() {
        for (ValidationMetric metric : ValidationMetric.values()) {
            TrainingParameters parameters = Cases.parameters().withRounds(60).withEarlyStopping(new EarlyStopping(3, metric));
            List<Long> scores = new ArrayList<>();
            TrainedModel model = PlainTrainer.train(task(parameters, 500), ROWS.source(), Optional.of(unseen()),
                    (_, _, score) -> scores.add(((ValidationScore.Known) score.orElseThrow()).nanos()));
            int best = best(scores, metric);
            assertEquals(best + 1, model.full().trees().size(), metric.name());
            assertEquals(Math.min(60, best + 1 + 3), model.grown(), metric.name());
            assertEquals(scores.size(), model.grown());
            assertTrue(model.grown() < 60, metric.name());
        }
    }

    private static int best(List<Long> scores, ValidationMetric metric) {
        int best = 0;
        for (int t = 1; t < scores.size(); t++) {
            boolean better = metric.largerIsBetter() ? scores.get(t) > scores.get(best) : scores.get(t) < scores.get(best);
            best = better ? t : best;
        }
        return best;
    }

    @Test
    void sums_of_owners_give_the_score_of_all_rows_together() {
        ValidationRows all = unseen();
        RegressionTree tree = train(task(RULED, 500), ROWS.source(), Optional.empty()).full().trees().getFirst();
        all.add(tree);
        for (ValidationMetric metric : ValidationMetric.values()) {
            long[] sum = new long[ValidationCells.count(metric)];
            for (int owner = 0; owner < 4; owner++) {
                long[] own = all.cells(metric, List.of(owner));
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += own[i];
                }
            }
            assertArrayEquals(all.cells(metric), sum);
            assertEquals(ValidationCells.score(metric, all.cells(metric), 1), ValidationCells.score(metric, sum, 1));
        }
    }

    @Test
    void rows_of_one_class_have_no_auc_and_training_goes_on_without_stopping() {
        ValidationRows one = ValidationRows.ofOne(Cases.SCHEMA, UNSEEN.rows(), new byte[801]);
        TrainingParameters parameters = Cases.parameters().withEarlyStopping(new EarlyStopping(1, ValidationMetric.AUC));
        TrainedModel model = train(task(parameters, 500), ROWS.source(), Optional.of(one));
        assertEquals(5, model.full().trees().size());
        assertEquals(-1, model.stopping().bestTree());
    }

    @Test
    void a_run_resumed_after_any_tree_gives_the_same_trees() {
        TrainingParameters parameters = RULED.withRounds(30).withEarlyStopping(new EarlyStopping(4, ValidationMetric.LOGLOSS));
        TrainingTask task = task(parameters, 300);
        TrainedModel whole = train(task, ROWS.source(), Optional.of(unseen()));
        PlainTrainer first = new PlainTrainer(task, ROWS.source(), Optional.of(unseen()));
        for (int t = 0; !first.isOver(); t++) {
            PlainTrainer again = PlainTrainer.resume(task, ROWS.source(), Optional.of(unseen()), first.trees(), first.stopping());
            while (!again.isOver()) {
                again.growTree(TrainingProgress.SILENT);
            }
            assertEquals(whole, again.model(), "resumed after " + t + " trees");
            first.growTree(TrainingProgress.SILENT);
        }
    }

    @Test
    void a_resumed_run_refuses_trees_of_another_prior_and_scores_of_other_trees() {
        List<RegressionTree> done = train(task(RULED, 300), ROWS.source(), Optional.empty()).full().trees();
        assertThrows(IllegalArgumentException.class, () -> PlainTrainer.resume(task(RULED, 301), ROWS.source(),
                Optional.empty(), done, StoppingState.START));
        assertThrows(IllegalArgumentException.class, () -> PlainTrainer.resume(task(RULED, 300), ROWS.source(),
                Optional.of(unseen()), done, StoppingState.START));
    }

    @Test
    void a_replay_with_all_members_and_whole_trees_is_plain_training() {
        TrainedModel plain = train(task(RULED, 500), ROWS.source(), Optional.empty());
        TreeSchedule all = TreeSchedule.complete(List.of(0, 1, 2, 3));
        assertEquals(plain, replay(task(RULED, 500), List.of(all, all, all, all, all)));
    }

    @Test
    void a_replay_uses_only_the_rows_of_a_trees_members_and_cuts_trees_off_where_they_were() {
        TreeSchedule all = TreeSchedule.complete(List.of(0, 1, 2, 3));
        TreeSchedule cut = new TreeSchedule(List.of(0, 1, 2, 3), 2);
        TreeSchedule fewer = TreeSchedule.complete(List.of(0, 2, 3));
        List<RegressionTree> trees = replay(task(RULED, 500), List.of(all, cut, fewer)).full().trees();
        List<RegressionTree> whole = replay(task(RULED, 500), List.of(all, all, all)).full().trees();
        assertEquals(whole.get(0), trees.get(0));
        assertEquals(2, trees.get(1).maxDepth());
        assertTrue(whole.get(1).maxDepth() > 2);
        long rows = 0;
        for (int owner : ROWS.owners()) {
            rows += owner != 1 ? 1 : 0;
        }
        assertTrue(trees.get(2).hessian(0) <= rows / 4f, "only the members' rows weigh");
        assertNotEquals(whole.get(2), trees.get(2));
    }

    @Test
    void regression_has_no_prior_and_no_early_stopping() {
        TrainingParameters squared = Cases.parameters().withObjective(Objective.SQUARED_ERROR);
        assertThrows(IllegalArgumentException.class, () -> task(squared, 400));
        assertThrows(IllegalArgumentException.class,
                () -> task(squared.withEarlyStopping(new EarlyStopping(3, ValidationMetric.AUC)), 500));
    }

    private static ValidationRows unseen() {
        long[] weights = new long[UNSEEN.labels().length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = 1L + i % 3;
        }
        return new ValidationRows(Cases.SCHEMA, UNSEEN.rows(), UNSEEN.labels(), weights, UNSEEN.owners());
    }

    private static TrainingTask task(TrainingParameters parameters, int prior) {
        return new TrainingTask(parameters, Cases.SCHEMA, Cases.CUTS, Cases.plan(), prior);
    }

    private static TrainedModel train(TrainingTask task, PlainRows rows, Optional<ValidationRows> validation) {
        return PlainTrainer.train(task, rows, validation, TrainingProgress.SILENT);
    }

    private static TrainedModel replay(TrainingTask task, List<TreeSchedule> schedule) {
        return PlainTrainer.replay(task, ROWS.source(), Optional.empty(), schedule, TrainingProgress.SILENT);
    }
}
