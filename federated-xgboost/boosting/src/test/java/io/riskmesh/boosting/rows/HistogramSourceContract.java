package io.riskmesh.boosting.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.riskmesh.boosting.cuts.Columns;
import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.fixedpoint.PlanResult;
import io.riskmesh.boosting.growth.ChosenSplit;
import io.riskmesh.boosting.growth.HistogramSource;
import io.riskmesh.boosting.growth.NodeRules;
import io.riskmesh.boosting.histogram.FeatureMask;
import io.riskmesh.boosting.parameters.RowWeights;
import io.riskmesh.boosting.parameters.Sampling;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.schema.Objective;
import io.riskmesh.boosting.split.SplitRule;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every [HistogramSource] over the same owners' rows must do, whoever sums and however: the same as
/// [LocalRows#plainly] over all rows in one place. Trees are drawn at random; margins are compared through the gradients of
/// the next tree.
public abstract class HistogramSourceContract {

    /// A source over the rows of these owners.
    protected abstract HistogramSource source(TrainingParameters parameters, HistogramCuts cuts, List<OwnerRows> owners);

    @Test
    void sums_presence_and_margins_are_those_of_all_rows_in_one_place() {
        TrainingParameters parameters = TrainingParameters.defaults(9);
        for (int rows : new int[] {3, 13, 207, 4098}) {
            compare(rows, 64, parameters, false);
            compare(rows, 300, parameters.withSampling(Sampling.NONE.withSubsample(0.8)), false);
        }
    }

    @Test
    void weighted_rows_and_squared_error_too() {
        TrainingParameters weighted = TrainingParameters.defaults(10).withWeights(new RowWeights(2, 20, 1.5));
        compare(900, 30, weighted, true);
        compare(900, 30, weighted.withObjective(Objective.SQUARED_ERROR), true);
    }

    private void compare(int rows, int maxBin, TrainingParameters parameters, boolean weighted) {
        Random random = new Random(rows);
        FloatMatrix all = Columns.matrix(rows, rows);
        HistogramCuts cuts = Columns.cuts(all, maxBin);
        List<OwnerRows> owners = owners(random, all, weighted);
        HistogramSource expected = LocalRows.plainly(parameters, cuts, owners);
        HistogramSource actual = source(parameters, cuts, owners);
        FixedPointPlan plan = ((PlanResult.Planned) FixedPointPlan.of(parameters, 3L * Integer.highestOneBit(rows) * 2)).plan();
        for (int tree = 0; tree < 4; tree++) {
            String message = rows + " rows, maxBin " + maxBin + ", tree " + tree;
            expected.beginTree(tree, plan);
            actual.beginTree(tree, plan);
            RegressionTree grown = grow(random, cuts, expected, actual, message);
            expected.endTree(grown);
            actual.endTree(grown);
        }
    }

    /// Three owners of unequal size.
    private static List<OwnerRows> owners(Random random, FloatMatrix all, boolean weighted) {
        int[] bounds = {0, all.rows() / 6, all.rows() / 2, all.rows()};
        List<OwnerRows> owners = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            FloatMatrix own = Columns.slice(all, bounds[i], bounds[i + 1]);
            float[] labels = new float[own.rows()];
            float[] weights = new float[own.rows()];
            for (int row = 0; row < labels.length; row++) {
                labels[row] = random.nextInt(4) == 0 ? 1f : 0f;
                weights[row] = random.nextInt(11);
            }
            owners.add(new OwnerRows(2 * i, own, labels, weighted && i > 0 ? Optional.of(weights) : Optional.empty(), 1000 + i));
        }
        return owners;
    }

    /// Splits random leaves by random rules, three levels deep; every step is compared.
    private static RegressionTree grow(Random random, HistogramCuts cuts, HistogramSource expected, HistogramSource actual,
            String message) {
        TreeBuilder tree = RegressionTree.builder();
        tree.addRoot();
        List<Integer> level = List.of(0);
        for (int depth = 0; depth < 3 && !level.isEmpty(); depth++) {
            FeatureMask mask = depth == 1 ? FeatureMask.of(cuts.features(), 0, 3, 7) : FeatureMask.all(cuts.features());
            assertArrayEquals(expected.build(level, mask).cells(), actual.build(level, mask).cells(), message);
            List<NodeRules> candidates = new ArrayList<>();
            for (int node : level) {
                candidates.add(new NodeRules(node, List.of(rule(random, cuts), rule(random, cuts))));
            }
            assertEquals(expected.presence(candidates), actual.presence(candidates), message);
            List<ChosenSplit> chosen = new ArrayList<>();
            List<Integer> next = new ArrayList<>();
            for (NodeRules node : candidates) {
                SplitRule rule = node.rules().getFirst();
                int left = expand(tree, node.node(), rule, cuts);
                tree.setLeaf(left, random.nextFloat() - 0.5f);
                tree.setLeaf(left + 1, random.nextFloat() - 0.5f);
                boolean growsOn = depth < 2 && random.nextInt(4) > 0;
                chosen.add(new ChosenSplit(node.node(), rule, left, growsOn));
                if (growsOn) {
                    next.addAll(random.nextBoolean() ? List.of(left, left + 1) : List.of(left + 1));
                }
            }
            expected.apply(chosen);
            actual.apply(chosen);
            level = next;
        }
        return tree.build();
    }

    private static int expand(TreeBuilder tree, int node, SplitRule rule, HistogramCuts cuts) {
        return switch (rule) {
            case SplitRule.Threshold(int feature, int bin, boolean missingLeft) ->
                    tree.expand(node, feature, bin < 0 ? -HistogramCuts.SENTINEL : cuts.cut(feature, bin), missingLeft);
            case SplitRule.Categories(int feature, List<Integer> right, boolean missingLeft) ->
                    tree.expand(node, feature, right.stream().mapToInt(Integer::intValue).toArray(), missingLeft);
        };
    }

    private static SplitRule rule(Random random, HistogramCuts cuts) {
        int[] usable = cuts.usable().used();
        int feature = usable[random.nextInt(usable.length)];
        if (cuts.isCategorical(feature)) {
            List<Integer> right = IntStream.range(0, cuts.bins(feature)).filter(_ -> random.nextInt(3) == 0).boxed().toList();
            return new SplitRule.Categories(feature, right.isEmpty() ? List.of(7) : right, random.nextBoolean());
        }
        return new SplitRule.Threshold(feature, random.nextInt(cuts.bins(feature) + 1) - 1, random.nextBoolean());
    }
}
