package io.riskmesh.federation.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.riskmesh.boosting.evaluation.Auc;
import io.riskmesh.boosting.evaluation.Defined;
import io.riskmesh.boosting.evaluation.ScoredRows;
import io.riskmesh.boosting.evaluation.Undefined;
import io.riskmesh.boosting.growth.ChosenSplit;
import io.riskmesh.boosting.growth.LeafGrid;
import io.riskmesh.boosting.growth.NodeRules;
import io.riskmesh.boosting.growth.Presence;
import io.riskmesh.boosting.growth.TreeGrowth;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.parameters.Binning;
import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.rows.LocalRows;
import io.riskmesh.boosting.tree.ModelCovers;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeBuilder;
import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.federation.attack.AttackResult.Finding.LeafCounts;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How the step of leaf values was chosen (ruling 1): what rational reconstruction finds on the first tree of real rows, and
/// what rounding costs in AUC, over five ways to hold out a fifth.
@Tag("acceptance")
final class LeafGridChoiceTest {

    private static final TrainingParameters SHIPPED = TrainingParameters.defaults(1).withBinning(new Binning(64, 31, 4, 64));
    private static final TrainingParameters UNROUNDED = SHIPPED.withPrivacy(
            new PrivacyParameters(true, 3, 1, 20, 50, 20, 3, false, ModelCovers.POWER_OF_TWO));
    private static final int SPLITS = 5;

    private final Map<Double, Outcome> known = new TreeMap<>(); // [step]

    /// @param leaves of the first tree
    /// @param found of them, how many have their counts told exactly
    /// @param fewest candidates of any leaf
    private record Outcome(double auc, int leaves, int found, int fewest) {}

    @Test
    void the_shipped_step_hides_leaf_counts_and_costs_less_than_a_thousandth_of_auc_on_taiwan() {
        assumeTrue(Files.exists(TaiwanRows.FILE), "Skipped: no " + TaiwanRows.FILE);
        double shipped = LeafGrid.of(SHIPPED).step();
        double unrounded = mean(0).auc();
        for (double step : new double[] {0, 0x1p-12, 0x1p-8, shipped, 0x1p-5, 0x1p-4}) {
            Outcome outcome = mean(step);
            System.out.printf(Locale.ROOT, "ATTACK | leaf step %s on taiwan | counts found in %d of %d leaves, at least %d candidates"
                            + " | mean AUC %.4f, loss %.4f%n",
                    step == 0 ? "none" : "2^" + Math.getExponent(step), outcome.found(), outcome.leaves(), outcome.fewest(),
                    outcome.auc(), unrounded - outcome.auc());
        }
        assertTrue(mean(0x1p-12).found() > 0, "the grid of 2^-12 does not stop the attack");
        assertEquals(0, mean(shipped).found());
        assertTrue(mean(shipped).fewest() >= 10);
        assertTrue(unrounded - mean(shipped).auc() < 0.001, "loss " + (unrounded - mean(shipped).auc()));
    }

    /// AUC averaged, findings of the first split.
    private Outcome mean(double step) {
        return known.computeIfAbsent(step, s -> {
            List<Outcome> outcomes = new ArrayList<>();
            for (int split = 0; split < SPLITS; split++) {
                outcomes.add(trained(TaiwanRows.read("crc1/taiwan/split" + (split == 0 ? "" : split)), s));
            }
            Outcome first = outcomes.getFirst();
            return new Outcome(outcomes.stream().mapToDouble(Outcome::auc).average().orElseThrow(), first.leaves(), first.found(), first.fewest());
        });
    }

    private static Outcome trained(TaiwanRows rows, double step) {
        int[] train = rows.rows(false);
        Scene scene = Scene.of(1, UNROUNDED, rows.schema(), List.of(rows.matrix(train)), List.of(rows.labels(train)));
        LocalRows source = scene.pooled();
        int[] test = rows.rows(true);
        float[] margins = new float[test.length];
        List<RegressionTree> trees = new ArrayList<>();
        for (int t = 0; t < UNROUNDED.rounds(); t++) {
            source.beginTree(t, scene.task().plan());
            RegressionTree tree = rounded(grown(scene.task().beginTree(t), source), step);
            source.endTree(tree);
            trees.add(tree);
            for (int i = 0; i < test.length; i++) {
                margins[i] += tree.leafValue(tree.leafOf(rows.values().get(test[i])));
            }
        }
        List<LeafCounts> leaves = attacked(scene, trees.getFirst(), step, train.length);
        long found = leaves.stream().filter(leaf -> leaf.candidates().size() == 1).count();
        int fewest = leaves.stream().mapToInt(leaf -> leaf.candidates().size()).min().orElseThrow();
        return new Outcome(auc(margins, rows.labels(test)), leaves.size(), (int) found, fewest);
    }

    /// One owner holds all rows here, so presence is not asked.
    private static RegressionTree grown(TreeGrowth growth, LocalRows source) {
        while (!growth.isFinished()) {
            List<NodeRules> offered = growth.offer(source.build(growth.nodesToBuild(), growth.features()));
            if (!growth.isFinished()) {
                List<ChosenSplit> chosen = growth.asksPresence() ? growth.choose(everywhere(offered)) : growth.choose();
                source.apply(chosen);
            }
        }
        return growth.tree();
    }

    private static Presence everywhere(List<NodeRules> offered) {
        int[] banks = new int[2 * offered.stream().mapToInt(node -> node.rules().size()).sum()];
        Arrays.fill(banks, 3);
        return new Presence(banks);
    }

    private static List<LeafCounts> attacked(Scene scene, RegressionTree tree, double step, int rows) {
        byte[] file = XgboostModelFile.writeUbjson(
                new TreeEnsemble(UNROUNDED.objective(), scene.task().schema(), List.of(tree)).stripped(ModelCovers.POWER_OF_TWO));
        View view = new View(scene.parties().getFirst(), scene.task(), List.of(), List.of(), file);
        return new RationalReconstruction(step, true, NodeRows.Belief.upTo(rows)).run(view).of(LeafCounts.class);
    }

    private static RegressionTree rounded(RegressionTree tree, double step) {
        TreeBuilder copy = RegressionTree.builder();
        copy.addRoot();
        for (int left = 1; left < tree.nodeCount(); left += 2) {
            int parent = tree.parent(left);
            copy.expand(parent, tree.feature(parent), tree.threshold(parent), tree.defaultLeft(parent));
        }
        for (int node = 0; node < tree.nodeCount(); node++) {
            if (tree.isLeaf(node)) {
                copy.setLeaf(node, new LeafGrid(step).round(tree.leafValue(node)));
            }
            copy.setStatistics(node, tree.gain(node), tree.hessian(node), 0f);
        }
        return copy.build();
    }

    private static double auc(float[] margins, byte[] labels) {
        return switch (Auc.of(ScoredRows.of(margins, labels))) {
            case Defined(double value) -> value;
            case Undefined(var reason) -> throw new IllegalStateException("No AUC: " + reason);
        };
    }
}
