package io.riskmesh.federation.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.growth.LeafGrid;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.training.PlainTrainer;
import io.riskmesh.boosting.tree.ModelCovers;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeBuilder;
import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.federation.attack.AttackResult.Counts;
import io.riskmesh.federation.attack.AttackResult.Finding.LeafCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// R11 and ruling 1: what the file of a released model tells of the rows in the leaves of its first tree.
final class ReleasedModelTest {

    private static final TrainingParameters SHIPPED = TrainingParameters.defaults(11).withRounds(1);
    private static final TrainingParameters UNROUNDED = SHIPPED.withPrivacy(
            new PrivacyParameters(true, 3, 1, 20, 50, 20, 3, false, ModelCovers.POWER_OF_TWO));
    private static final int ROWS = 4 * 1000;
    private static final NodeRows.Belief OUTSIDER = NodeRows.Belief.upTo(ROWS);

    /// What one leaf's counts may be, and what they are.
    private record Leaf(List<Counts> candidates, Counts truth) {

        boolean isFound() {
            return candidates.equals(List.of(truth));
        }

        double bits() {
            return StrictMath.log(Math.max(1, candidates.size())) / StrictMath.log(2);
        }
    }

    @Test
    void full_covers_are_exact_row_counts_and_powers_of_two_with_a_grid_are_not() {
        FederationRunOf run = new FederationRunOf(UNROUNDED);
        List<Leaf> full = run.attacked(new RationalReconstruction(0, true, OUTSIDER), run.full());
        assertTrue(full.stream().allMatch(Leaf::isFound), "every leaf of the naive file");

        FederationRunOf shipped = new FederationRunOf(SHIPPED);
        double step = LeafGrid.of(SHIPPED).step();
        List<Leaf> withCovers = shipped.attacked(new RationalReconstruction(step, true, OUTSIDER), shipped.released(ModelCovers.POWER_OF_TWO));
        List<Leaf> valuesOnly = shipped.attacked(new RationalReconstruction(step, false, OUTSIDER), shipped.released(ModelCovers.DATA_INDEPENDENT));
        assertTrue(withCovers.stream().allMatch(leaf -> leaf.candidates().contains(leaf.truth())));
        int fewest = withCovers.stream().mapToInt(leaf -> leaf.candidates().size()).min().orElseThrow();
        double toOutsider = mean(valuesOnly) - mean(withCovers);
        double toMember = bitsToMember(new FederationRunOf(Scene.withNoise(6, 4, ROWS / 4, 6, SHIPPED)));
        Figures.print("cover probe", "rows and frauds exact in " + full.size() + " of " + full.size() + " leaves",
                "0 exact, at least " + fewest + " candidates per leaf; beside the leaf values powers of two tell "
                        + Figures.number(toMember) + " bits to a member, " + Figures.number(toOutsider)
                        + " to an outsider, data-independent covers none");
        assertTrue(toMember <= 1, "to a member " + toMember);
        assertTrue(fewest >= 10, "fewest " + fewest);
        assertEquals(0, withCovers.stream().filter(Leaf::isFound).count());
    }

    /// What powers of two tell a bank that takes its own rows, rightly here, for a sample of all.
    private static double bitsToMember(FederationRunOf run) {
        double step = LeafGrid.of(SHIPPED).step();
        NodeRows.Belief member = NodeRows.Belief.ofMember(run.rowsOfMember(), 4);
        byte[] file = run.released(ModelCovers.POWER_OF_TWO);
        List<Leaf> before = run.attacked(new RationalReconstruction(step, false, member), file);
        List<Leaf> after = run.attacked(new RationalReconstruction(step, true, member), file);
        long right = after.stream().filter(leaf -> leaf.candidates().contains(leaf.truth())).count();
        assertTrue(right >= 0.9 * after.size(), right + " of " + after.size() + " beliefs hold the truth");
        return mean(before) - mean(after);
    }

    @Test
    void unrounded_leaf_values_are_ratios_that_give_the_counts_back_and_values_on_the_grid_are_not() {
        FederationRunOf exact = new FederationRunOf(UNROUNDED);
        List<Leaf> unrounded = exact.attacked(new RationalReconstruction(0, true, OUTSIDER), exact.released(ModelCovers.POWER_OF_TWO));
        List<Leaf> ruled = exact.attacked(new RationalReconstruction(0x1p-12, true, OUTSIDER), exact.rounded(0x1p-12));
        FederationRunOf shipped = new FederationRunOf(SHIPPED);
        double step = LeafGrid.of(SHIPPED).step();
        List<Leaf> now = shipped.attacked(new RationalReconstruction(step, true, OUTSIDER), shipped.released(ModelCovers.POWER_OF_TWO));
        Figures.print("rational reconstruction, no grid", found(unrounded), found(now));
        Figures.print("rational reconstruction, grid of 2^-12", found(ruled), found(now));
        assertTrue(share(unrounded) >= 0.5, "unrounded " + share(unrounded));
        assertEquals(0.0, share(now));
        assertTrue(now.stream().allMatch(leaf -> leaf.candidates().size() >= 10));
    }

    @Test
    void gains_beside_leaf_values_give_counts_back_and_the_released_file_has_none() {
        FederationRunOf run = new FederationRunOf(UNROUNDED);
        RationalReconstruction values = new RationalReconstruction(0, false, OUTSIDER);
        List<Leaf> naive = run.attacked(new GainProbe(values, 7), run.full());
        List<Leaf> threeDigits = run.attacked(new GainProbe(values, 3), run.full());
        List<Leaf> shipped = run.attacked(new GainProbe(values, 7), run.released(ModelCovers.POWER_OF_TWO));
        Figures.print("gain probe, all digits", found(naive), "no gains in the file");
        Figures.print("gain probe, 3 digits", found(threeDigits), "no gains in the file");
        assertTrue(share(naive) >= 0.5, "naive " + share(naive));
        assertEquals(List.of(), shipped);
    }

    private static double share(List<Leaf> leaves) {
        return (double) leaves.stream().filter(Leaf::isFound).count() / leaves.size();
    }

    private static String found(List<Leaf> leaves) {
        return leaves.stream().filter(Leaf::isFound).count() + " of " + leaves.size() + " leaves exact, "
                + Figures.number(mean(leaves)) + " bits left";
    }

    private static double mean(List<Leaf> leaves) {
        return leaves.stream().mapToDouble(Leaf::bits).average().orElseThrow();
    }

    /// A run of one tree over four banks of 1,000 rows, and files made of it.
    private static final class FederationRunOf {

        private final Scene scene;
        private final TreeEnsemble ensemble;
        private final RegressionTree tree;

        FederationRunOf(TrainingParameters parameters) {
            this(Scene.withHomeRegion(6, 4, ROWS / 4, parameters));
        }

        FederationRunOf(Scene scene) {
            this.scene = scene;
            tree = PlainTrainer.train(scene.task(), scene.pooled(), Optional.empty(), (_, _, _) -> {}).full().trees().getFirst();
            ensemble = new TreeEnsemble(scene.task().parameters().objective(), scene.task().schema(), List.of(tree));
        }

        byte[] full() {
            return XgboostModelFile.writeUbjson(ensemble);
        }

        byte[] released(ModelCovers covers) {
            return XgboostModelFile.writeUbjson(ensemble.stripped(covers));
        }

        byte[] rounded(double step) {
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
                copy.setStatistics(node, 0f, tree.hessian(node), 0f);
            }
            return XgboostModelFile.writeUbjson(new TreeEnsemble(ensemble.objective(), ensemble.schema(), List.of(copy.build()))
                    .stripped(ModelCovers.POWER_OF_TWO));
        }

        List<Leaf> attacked(Attack attack, byte[] file) {
            View view = new View(scene.parties().getFirst(), scene.task(), List.of(), List.of(), file);
            List<Leaf> leaves = new ArrayList<>();
            for (LeafCounts claim : attack.run(view).of(LeafCounts.class)) {
                leaves.add(new Leaf(claim.candidates(), truth(claim.leaf())));
            }
            return leaves;
        }

        /// Of bank 0, by node; only leaves are counted.
        int[] rowsOfMember() {
            int[] rows = new int[tree.nodeCount()];
            PlainBank own = scene.banks().getFirst();
            for (int row = 0; row < own.size(); row++) {
                rows[tree.leafOf(own.row(row))]++;
            }
            return rows;
        }

        private Counts truth(int leaf) {
            int rows = 0;
            int frauds = 0;
            for (PlainBank bank : scene.banks()) {
                for (int row = 0; row < bank.size(); row++) {
                    if (tree.leafOf(bank.row(row)) == leaf) {
                        rows++;
                        frauds += bank.label(row);
                    }
                }
            }
            return new Counts(rows, frauds);
        }
    }
}
