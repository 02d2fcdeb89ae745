package io.riskmesh.boosting.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.riskmesh.boosting.cuts.Columns;
import io.riskmesh.boosting.cuts.FeatureCuts;
import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.cuts.PooledCuts;
import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.fixedpoint.NodeSums;
import io.riskmesh.boosting.fixedpoint.PlanResult;
import io.riskmesh.boosting.growth.ChosenSplit;
import io.riskmesh.boosting.growth.HistogramSource;
import io.riskmesh.boosting.growth.NodeRules;
import io.riskmesh.boosting.growth.PlainRows;
import io.riskmesh.boosting.histogram.FeatureMask;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.parameters.Binning;
import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.boosting.parameters.Sampling;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.split.SplitRule;
import io.riskmesh.boosting.training.PlainTrainer;
import io.riskmesh.boosting.training.TrainedModel;
import io.riskmesh.boosting.training.TrainingProgress;
import io.riskmesh.boosting.training.TrainingTask;
import io.riskmesh.boosting.training.TreeSchedule;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeBuilder;
import io.riskmesh.boosting.work.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class LocalRowsTest {

    private static final ExecutorService POOL = Executors.newFixedThreadPool(2);
    private static final TrainingParameters PARAMETERS = TrainingParameters.defaults(1);

    @AfterAll
    static void end() {
        POOL.close();
    }

    @Nested
    final class OnOneThread extends HistogramSourceContract {
        @Override
        protected HistogramSource source(TrainingParameters parameters, HistogramCuts cuts, List<OwnerRows> owners) {
            return LocalRows.of(parameters, cuts, owners, Workers.inline());
        }
    }

    @Nested
    final class OnTwoThreads extends HistogramSourceContract {
        @Override
        protected HistogramSource source(TrainingParameters parameters, HistogramCuts cuts, List<OwnerRows> owners) {
            return LocalRows.of(parameters, cuts, owners, new Workers(POOL, 2, 100));
        }
    }

    @Nested
    final class OnSevenThreadsRowByRow extends HistogramSourceContract {
        @Override
        protected HistogramSource source(TrainingParameters parameters, HistogramCuts cuts, List<OwnerRows> owners) {
            return LocalRows.of(parameters, cuts, owners, new Workers(POOL, 7, 1));
        }
    }

    @Nested
    final class SummedOverOwners extends HistogramSourceContract {
        @Override
        protected HistogramSource source(TrainingParameters parameters, HistogramCuts cuts, List<OwnerRows> owners) {
            return new SummedRows(owners.stream()
                    .map(owner -> LocalRows.of(parameters, cuts, List.of(owner), Workers.inline())).toList());
        }
    }

    /// Rows 0, 1, 2, 3, missing; cut at 1, 2, 3.
    private static final HistogramCuts CUTS = HistogramCuts.of(List.of(FeatureCuts.numeric(new float[] {1f, 2f, 3f}, true)));

    private static OwnerRows five(int ordinal) {
        return OwnerRows.of(ordinal, new FloatMatrix(5, 1, new float[] {0f, 1f, 2f, 3f, Float.NaN}), new float[] {0, 1, 0, 1, 1}, 3);
    }

    @Test
    void the_first_tree_sees_halves_and_quarters() {
        LocalRows rows = LocalRows.of(PARAMETERS, CUTS, List.of(five(0)), Workers.inline());
        FixedPointPlan plan = plan(PARAMETERS, 8);
        rows.beginTree(0, plan);
        var sums = rows.build(List.of(0), FeatureMask.all(1));
        int half = 1 << 22;
        int quarter = 1 << 21;
        assertEquals(new NodeSums(half, quarter, 1), sums.sums(0, 0));
        assertEquals(new NodeSums(-half, quarter, 1), sums.sums(0, 1));
        assertEquals(new NodeSums(-half, quarter, 1), sums.sums(0, 4));
    }

    @Test
    void margins_follow_the_tree_in_float32_for_known_leaves_and_for_leaves_only_the_tree_knows() {
        TreeBuilder builder = RegressionTree.builder();
        builder.addRoot();
        builder.expand(0, 0, 2f, true);
        builder.setLeaf(1, 0.1f);
        builder.expand(2, 0, 3f, false);
        builder.setLeaf(3, 0.2f);
        builder.setLeaf(4, 0.3f);
        RegressionTree tree = builder.build();
        for (boolean grownHere : new boolean[] {true, false}) {
            LocalRows rows = LocalRows.of(PARAMETERS, CUTS, List.of(five(0)), Workers.inline());
            for (int n = 0; n < 3; n++) {
                if (grownHere) {
                    rows.beginTree(n, plan(PARAMETERS, 8));
                    rows.apply(List.of(new ChosenSplit(0, new SplitRule.Threshold(0, 1, true), 1, true)));
                    rows.apply(List.of(new ChosenSplit(2, new SplitRule.Threshold(0, 2, false), 3, false)));
                }
                rows.endTree(tree);
            }
            assertArrayEquals(new float[] {thrice(0.1f), thrice(0.1f), thrice(0.2f), thrice(0.3f), thrice(0.1f)}, rows.margins());
        }
    }

    private static float thrice(float leaf) {
        float margin = 0f;
        for (int i = 0; i < 3; i++) {
            margin += leaf;
        }
        return margin;
    }

    @Test
    void a_tree_of_other_cuts_is_refused() {
        LocalRows rows = LocalRows.of(PARAMETERS, CUTS, List.of(five(0)), Workers.inline());
        TreeBuilder builder = RegressionTree.builder();
        builder.addRoot();
        builder.expand(0, 0, 2.5f, true);
        assertThrows(IllegalArgumentException.class, () -> rows.endTree(builder.build()));
    }

    @Test
    void presence_counts_owners_with_enough_rows_on_each_side() {
        float[] values = new float[60];
        for (int i = 0; i < 60; i++) {
            values[i] = i < 20 ? 0f : i < 40 ? 1f : 2f;
        }
        OwnerRows full = OwnerRows.of(0, new FloatMatrix(60, 1, values), new float[60], 3);
        OwnerRows few = OwnerRows.of(4, new FloatMatrix(21, 1, Arrays.copyOfRange(values, 1, 22)), new float[21], 3);
        LocalRows rows = LocalRows.of(PARAMETERS, CUTS, List.of(full, few, five(7)), Workers.inline());
        rows.beginTree(0, plan(PARAMETERS, 128));
        var presence = rows.presence(List.of(new NodeRules(0, List.of(new SplitRule.Threshold(0, 0, false),
                new SplitRule.Threshold(0, 1, true), new SplitRule.Threshold(0, -1, true)))));
        assertArrayEquals(new int[] {1, 1, 2, 1, 0, 2}, presence.banks());
    }

    @Test
    void only_members_are_in_the_root_and_all_margins_move() {
        LocalRows rows = LocalRows.of(PARAMETERS, CUTS, List.of(five(0), five(1), five(3)), Workers.inline());
        rows.beginTree(0, plan(PARAMETERS, 16), List.of(0, 3));
        assertEquals(2, rows.build(List.of(0), FeatureMask.all(1)).sums(0, 1).count());
        rows.endTree(RegressionTree.constant(0.25f, 1f));
        for (float margin : rows.margins()) {
            assertEquals(0.25f, margin);
        }
    }

    @Test
    void the_sample_of_an_owner_is_the_same_alone_and_among_others() {
        TrainingParameters sampled = PARAMETERS.withSampling(Sampling.NONE.withSubsample(0.6));
        FloatMatrix matrix = Columns.matrix(4, 500);
        HistogramCuts cuts = Columns.cuts(matrix, 20);
        OwnerRows first = OwnerRows.of(1, matrix, new float[500], 55);
        OwnerRows second = OwnerRows.of(2, matrix, new float[500], 66);
        LocalRows alone = LocalRows.of(sampled, cuts, List.of(second), Workers.inline());
        LocalRows both = LocalRows.of(sampled, cuts, List.of(first, second), new Workers(POOL, 2, 10));
        FixedPointPlan plan = plan(sampled, 1024);
        for (int tree = 0; tree < 3; tree++) {
            alone.beginTree(tree, plan);
            both.beginTree(tree, plan, List.of(2));
            FeatureMask mask = FeatureMask.all(matrix.columns());
            assertArrayEquals(alone.build(List.of(0), mask).cells(), both.build(List.of(0), mask).cells());
            alone.endTree(RegressionTree.constant(1f, 1f));
            both.endTree(RegressionTree.constant(1f, 1f));
        }
    }

    @Test
    void rows_that_the_plan_does_not_cover_are_refused() {
        FloatMatrix matrix = new FloatMatrix(1, 1, new float[] {1f});
        for (float label : new float[] {-1f, 0.5f, 2f, Float.NaN}) {
            assertThrows(IllegalArgumentException.class,
                    () -> LocalRows.of(PARAMETERS, CUTS, List.of(OwnerRows.of(0, matrix, new float[] {label}, 1)), Workers.inline()));
        }
        for (float weight : new float[] {-1f, 1.5f, Float.NaN, Float.POSITIVE_INFINITY}) {
            OwnerRows owner = new OwnerRows(0, matrix, new float[] {1f}, Optional.of(new float[] {weight}), 1);
            assertThrows(IllegalArgumentException.class, () -> LocalRows.of(PARAMETERS, CUTS, List.of(owner), Workers.inline()));
        }
        LocalRows rows = LocalRows.of(PARAMETERS, CUTS, List.of(five(0)), Workers.inline());
        assertThrows(IllegalArgumentException.class, () -> rows.beginTree(0, plan(PARAMETERS, 4)));
        assertThrows(IllegalArgumentException.class,
                () -> LocalRows.of(PARAMETERS, CUTS, List.of(five(2), five(1)), Workers.inline()));
    }

    @Test
    void models_are_those_of_a_loop_over_all_rows_for_any_threads_and_blocks() {
        FloatMatrix all = Columns.matrix(77, 1500);
        int[] bounds = {0, 300, 700, 1500};
        byte[] labels = new byte[1500];
        int[] owners = new int[1500];
        List<OwnerRows> banks = new ArrayList<>();
        for (int bank = 0; bank < 3; bank++) {
            float[] own = new float[bounds[bank + 1] - bounds[bank]];
            for (int row = bounds[bank]; row < bounds[bank + 1]; row++) {
                labels[row] = (byte) (all.value(row, 1) + all.value(row, 2) / 500 + row % 7 > 3 ? 1 : 0);
                own[row - bounds[bank]] = labels[row];
                owners[row] = bank;
            }
            banks.add(OwnerRows.of(bank, Columns.slice(all, bounds[bank], bounds[bank + 1]), own, 1));
        }
        for (PrivacyParameters privacy : List.of(PrivacyParameters.DEFAULT, PrivacyParameters.OFF)) {
            TrainingParameters parameters = PARAMETERS.withPrivacy(privacy).withRounds(6).withBinning(new Binning(40, 31, 4, 64));
            HistogramCuts cuts = PooledCuts.of(Columns.schema(), parameters.binning(), privacy, List.of(all)).cuts();
            TrainingTask task = new TrainingTask(parameters, Columns.schema(), cuts, plan(parameters, 2048), 400);
            List<TreeSchedule> schedule = List.of(TreeSchedule.complete(List.of(0, 1, 2)), TreeSchedule.complete(List.of(0, 2)),
                    new TreeSchedule(List.of(0, 1, 2), 2), TreeSchedule.complete(List.of(0, 1, 2)));
            TrainedModel expected = PlainTrainer.replay(task,
                    new PlainRows(cuts, all, labels, owners, privacy.minimumRowsPerBank()), Optional.empty(), schedule,
                    TrainingProgress.SILENT);
            for (int threads : new int[] {1, 2, 7}) {
                for (int block : new int[] {1, 1000, 65_536}) {
                    LocalRows rows = LocalRows.of(parameters, cuts, banks, new Workers(POOL, threads, block));
                    TrainedModel actual = PlainTrainer.replay(task, rows, Optional.empty(), schedule, TrainingProgress.SILENT);
                    assertEquals(expected.full(), actual.full(), threads + " threads, blocks of " + block);
                    assertArrayEquals(XgboostModelFile.writeUbjson(expected.full()), XgboostModelFile.writeUbjson(actual.full()));
                }
            }
        }
    }

    @Test
    void saved_margins_go_on_where_they_were() {
        LocalRows rows = LocalRows.of(PARAMETERS, CUTS, List.of(five(0)), Workers.inline());
        rows.restoreMargins(new float[] {1f, 2f, 3f, 4f, 5f});
        rows.endTree(RegressionTree.constant(0.5f, 1f));
        assertArrayEquals(new float[] {1.5f, 2.5f, 3.5f, 4.5f, 5.5f}, rows.margins());
        assertThrows(IllegalArgumentException.class, () -> rows.restoreMargins(new float[4]));
    }

    private static FixedPointPlan plan(TrainingParameters parameters, long rows) {
        return ((PlanResult.Planned) FixedPointPlan.of(parameters, rows)).plan();
    }
}
