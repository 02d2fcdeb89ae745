package io.riskmesh.boosting.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.histogram.GradientHistogram;
import io.riskmesh.boosting.parameters.GrowPolicy;
import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.boosting.parameters.Sampling;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.parameters.TreeShape;
import io.riskmesh.boosting.tree.ModelCovers;
import io.riskmesh.boosting.tree.RegressionTree;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TreeGrowthTest {

    private static final TrainingParameters RULED = Cases.parameters().withPrivacy(Cases.RULES);

    @Test
    void the_root_is_built_first_and_then_of_each_pair_the_child_with_fewer_rows() {
        for (long seed = 0; seed < 10; seed++) {
            PlainRows rows = begun(seed);
            TreeGrowth growth = begin(Cases.parameters());
            List<ChosenSplit> chosen = List.of();
            int levels = 0;
            while (!growth.isFinished()) {
                List<Integer> nodes = growth.nodesToBuild();
                checkNodes(chosen, nodes, rows);
                growth.offer(rows.build(nodes, growth.features()));
                if (!growth.isFinished()) {
                    chosen = growth.choose();
                    rows.apply(chosen);
                    levels++;
                }
            }
            assertTrue(levels >= 3, "seed " + seed);
            assertEquals(levels, growth.steps());
            assertEquals(List.of(), growth.nodesToBuild());
        }
    }

    private static void checkNodes(List<ChosenSplit> chosen, List<Integer> nodes, PlainRows rows) {
        List<Integer> expected = new ArrayList<>();
        for (ChosenSplit split : chosen) {
            if (split.growsOn()) {
                int left = split.leftChild();
                GradientHistogram both = rows.build(List.of(left, left + 1), Cases.CUTS.usable());
                expected.add(rowsOf(both, 1) < rowsOf(both, 0) ? left + 1 : left);
            }
        }
        assertEquals(chosen.isEmpty() ? List.of(0) : expected, nodes);
    }

    private static long rowsOf(GradientHistogram histogram, int at) {
        return IntStream.range(0, Cases.CUTS.slots(0)).mapToLong(slot -> histogram.sums(at, slot).count()).sum();
    }

    @Test
    void a_tree_is_the_same_whether_siblings_are_subtracted_or_looked_at_row_by_row() {
        for (long seed = 0; seed < 10; seed++) {
            PlainRows rows = begun(seed);
            RegressionTree tree = grow(begin(Cases.parameters()), rows, Integer.MAX_VALUE);
            for (int node = 0; node < tree.nodeCount(); node++) {
                // After all splits only leaves have rows; each leaf's own histogram must weigh what the tree says.
                if (tree.isLeaf(node)) {
                    GradientHistogram own = rows.build(List.of(node), Cases.CUTS.usable());
                    long hessian = IntStream.range(0, Cases.CUTS.slots(0)).mapToLong(slot -> own.sums(0, slot).hessian()).sum();
                    assertEquals((float) Cases.plan().real(hessian), tree.hessian(node), "seed " + seed + ", node " + node);
                }
            }
        }
    }

    @Test
    void the_first_candidate_whose_children_both_have_enough_banks_is_chosen() {
        TreeGrowth growth = begin(RULED);
        List<NodeRules> offered = growth.offer(begun(1).build(List.of(0), growth.features()));
        assertEquals(3, offered.getFirst().rules().size());
        assertTrue(growth.asksPresence());
        List<ChosenSplit> chosen = growth.choose(new Presence(new int[] {3, 2, 9, 0, 3, 3}));
        assertEquals(List.of(new ChosenSplit(0, offered.getFirst().rules().get(2), 1, true)), chosen);
        assertFalse(growth.isFinished());
    }

    @Test
    void where_no_pair_passes_the_first_candidate_stands_and_both_children_are_leaves() {
        TreeGrowth growth = begin(RULED);
        List<NodeRules> offered = growth.offer(begun(1).build(List.of(0), growth.features()));
        assertEquals(List.of(new ChosenSplit(0, offered.getFirst().rules().getFirst(), 1, false)),
                growth.choose(new Presence(new int[] {3, 2, 2, 3, 0, 3})));
        assertTrue(growth.isFinished());
        assertEquals(3, growth.tree().nodeCount());
    }

    @Test
    void declared_colluders_raise_the_number_of_banks_that_must_be_present() {
        PrivacyParameters two = new PrivacyParameters(true, 3, 2, 5, 20, 5, 3, true, ModelCovers.POWER_OF_TWO);
        TreeGrowth growth = begin(RULED.withPrivacy(two));
        growth.offer(begun(1).build(List.of(0), growth.features()));
        assertFalse(growth.choose(new Presence(new int[] {3, 3, 3, 3, 3, 3})).getFirst().growsOn());
    }

    @Test
    void presence_is_asked_only_where_rules_are_on_and_children_may_grow() {
        for (int depth = 1; depth <= 3; depth++) {
            for (boolean rules : new boolean[] {false, true}) {
                TreeGrowth growth = begin((rules ? RULED : Cases.parameters()).withShape(
                        new TreeShape(GrowPolicy.DEPTH_WISE, depth, 0)));
                growth.offer(begun(1).build(List.of(0), growth.features()));
                assertEquals(rules && depth > 1, growth.asksPresence());
            }
        }
    }

    @Test
    void a_truncated_tree_keeps_its_splits_and_gives_every_open_leaf_its_value() {
        for (GrowPolicy policy : GrowPolicy.values()) {
            TrainingParameters parameters = RULED.withShape(new TreeShape(policy, 5, 20));
            RegressionTree whole = grow(begin(parameters), begun(2), Integer.MAX_VALUE);
            int last = 0;
            for (int steps = 0; steps < 4; steps++) {
                RegressionTree cut = grow(begin(parameters), begun(2), steps);
                assertTrue(cut.nodeCount() > last && cut.nodeCount() <= whole.nodeCount(), policy + " after " + steps);
                last = cut.nodeCount();
                for (int node = 0; node < cut.nodeCount(); node++) {
                    if (cut.isLeaf(node)) {
                        assertTrue(cut.leafValue(node) != 0f || cut.hessian(node) > 0f);
                    } else {
                        assertEquals(whole.feature(node), cut.feature(node));
                    }
                }
            }
        }
    }

    @Test
    void before_the_root_is_opened_there_is_nothing_to_truncate() {
        assertThrows(IllegalStateException.class, () -> begin(RULED).truncate());
    }

    @Test
    void a_wrong_order_of_calls_is_a_bug_and_loud() {
        TreeGrowth growth = begin(RULED);
        assertThrows(IllegalStateException.class, growth::choose);
        assertThrows(IllegalStateException.class, growth::tree);
        growth.offer(begun(1).build(List.of(0), growth.features()));
        assertThrows(IllegalStateException.class, growth::nodesToBuild);
        assertThrows(IllegalStateException.class, growth::choose);
        assertThrows(IllegalArgumentException.class, () -> growth.choose(new Presence(new int[] {3, 3})));
    }

    @Test
    void sums_that_contradict_the_split_above_are_refused() {
        PlainRows rows = begun(1);
        TreeGrowth growth = begin(Cases.parameters());
        growth.offer(rows.build(List.of(0), growth.features()));
        rows.apply(growth.choose());
        GradientHistogram lied = rows.build(growth.nodesToBuild(), growth.features());
        lied.cells()[0]++;
        assertThrows(IllegalArgumentException.class, () -> growth.offer(lied));
        assertThrows(IllegalArgumentException.class, () -> growth.offer(rows.build(List.of(1, 2), growth.features())));
    }

    @Test
    void leaves_lie_on_the_grid_only_where_it_is_asked_for() {
        RegressionTree ruled = grow(begin(RULED), begun(4), Integer.MAX_VALUE);
        RegressionTree plain = grow(begin(Cases.parameters()), begun(4), Integer.MAX_VALUE);
        LeafGrid grid = LeafGrid.of(RULED);
        assertTrue(leaves(ruled).stream().allMatch(grid::holds));
        assertTrue(leaves(plain).stream().anyMatch(v -> !grid.holds(v)));
        assertEquals(0.0, LeafGrid.of(Cases.parameters()).step());
    }

    @Test
    void the_grid_rounds_half_to_even_and_keeps_what_float32_cannot_refine() {
        LeafGrid grid = new LeafGrid(0x1p-12);
        assertEquals(0f, grid.round(0x1p-13f));
        assertEquals(0x1p-11f, grid.round(3 * 0x1p-13f));
        assertEquals(-0x1p-11f, grid.round(-3 * 0x1p-13f));
        assertEquals(0, Float.floatToRawIntBits(grid.round(-0x1p-14f)));
        assertEquals(8191.75f, grid.round(8191.75f));
        assertEquals(0x1p-12f, grid.round(Math.nextUp(0x1p-13f)));
        assertEquals(0.1f, new LeafGrid(0).round(0.1f));
    }

    @Test
    void a_step_of_the_grid_is_wider_than_one_positive_more_in_a_leaf_of_fifty_rows() {
        for (float eta : new float[] {0.01f, 0.05f, 0.1f, 0.125f, 0.2f, 0.249f, 0.3f, 1f}) {
            TrainingParameters parameters = new TrainingParameters(RULED.objective(), 1, eta, RULED.regularization(),
                    RULED.shape(), RULED.binning(), RULED.sampling(), RULED.weights(), RULED.monotone(),
                    RULED.earlyStopping(), RULED.basePrior(), RULED.privacy(), 1);
            double step = LeafGrid.of(parameters).step();
            assertTrue(step >= 4 * eta / (50 + 4) && step <= eta / 4, "eta " + eta + ", step " + step);
        }
    }

    @Test
    void columns_are_drawn_by_tree_level_and_node_each_within_the_one_before() {
        TrainingParameters parameters = Cases.parameters().withSampling(new Sampling(1, 0.8, 0.8, 0.5));
        for (int tree = 0; tree < 30; tree++) {
            ColumnSampler columns = new ColumnSampler(parameters, Cases.CUTS.usable(), tree);
            assertEquals(4, columns.ofTree().count());
            for (int node = 0; node < 7; node++) {
                int depth = node == 0 ? 0 : node < 3 ? 1 : 2;
                assertEquals(1, columns.ofNode(node, depth).count());
                assertTrue(columns.ofTree().uses(columns.ofNode(node, depth).used()[0]));
                assertEquals(columns.ofNode(node, depth), columns.ofNode(node, depth));
            }
        }
        long masks = IntStream.range(0, 30).mapToObj(t -> new ColumnSampler(parameters, Cases.CUTS.usable(), t).ofTree())
                .distinct().count();
        assertTrue(masks > 1, "each tree draws anew");
    }

    @Test
    void a_tree_splits_only_on_the_columns_drawn_for_it() {
        TrainingParameters parameters = Cases.parameters().withSampling(new Sampling(1, 0.4, 1, 1));
        for (int t = 0; t < 10; t++) {
            TreeGrowth growth = TreeGrowth.begin(parameters, Cases.SCHEMA, Cases.CUTS, Cases.plan(), t);
            RegressionTree tree = grow(growth, begun(5), Integer.MAX_VALUE);
            assertEquals(2, growth.features().count());
            assertTrue(IntStream.range(0, tree.nodeCount()).filter(n -> !tree.isLeaf(n))
                    .allMatch(n -> growth.features().uses(tree.feature(n))), "tree " + t);
        }
    }

    private static List<Float> leaves(RegressionTree tree) {
        return IntStream.range(0, tree.nodeCount()).filter(tree::isLeaf).mapToObj(tree::leafValue).toList();
    }

    private static PlainRows begun(long seed) {
        PlainRows rows = Cases.of(seed, 1_207, 4).source();
        rows.beginTree(0, Cases.plan());
        return rows;
    }

    private static TreeGrowth begin(TrainingParameters parameters) {
        return TreeGrowth.begin(parameters, Cases.SCHEMA, Cases.CUTS, Cases.plan(), 0);
    }

    private static RegressionTree grow(TreeGrowth growth, PlainRows rows, int steps) {
        while (!growth.isFinished()) {
            List<NodeRules> offered = growth.offer(rows.build(growth.nodesToBuild(), growth.features()));
            if (!growth.isFinished() && growth.steps() == steps) {
                growth.truncate();
            } else if (!growth.isFinished()) {
                rows.apply(growth.asksPresence() ? growth.choose(rows.presence(offered)) : growth.choose());
            }
        }
        return growth.tree();
    }
}
