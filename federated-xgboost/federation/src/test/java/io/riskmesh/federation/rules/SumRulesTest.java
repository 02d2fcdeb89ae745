package io.riskmesh.federation.rules;

import static io.riskmesh.federation.rules.SurvivorRulesTest.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.fixedpoint.NodeSums;
import io.riskmesh.boosting.histogram.GradientHistogram;
import io.riskmesh.boosting.schema.Objective;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.ledger.reason.TrainingReason;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// R12 and R13: opened sums are those of honest rows, or could be.
final class SumRulesTest {

    private static final List<FixedPointPlan> PLANS = List.of(HonestRows.TWO_WORD, HonestRows.THREE_WORD);

    @Test
    void honest_sums_pass_both_rules_in_both_layouts() {
        for (FixedPointPlan plan : PLANS) {
            for (long seed = 0; seed < 40; seed++) {
                HonestRows rows = new HonestRows(seed, 300, 4, seed % 2 == 0 ? 0f : 3f);
                GradientHistogram opened = rows.histogram(plan, 0, 300);
                NodeSums total = rows.total(plan, 0, 300);
                String where = "seed " + seed + ", " + plan.layout();
                assertTrue(ConsistentSums.check(opened, rows.slots, List.of()).isAllowed(), where);
                assertTrue(ConsistentSums.check(opened, rows.slots, List.of(total)).isAllowed(), where);
                assertTrue(SumRange.check(range(plan, seed % 2 == 0 ? 0 : 3), opened).isAllowed(), where);
                GradientHistogram child = rows.histogram(plan, 0, 110);
                assertTrue(SumRange.checkSibling(range(plan, seed % 2 == 0 ? 0 : 3), opened, 0, child, 0).isAllowed(), where);
            }
        }
    }

    @Test
    void a_change_of_any_word_of_any_cell_breaks_consistency() {
        for (FixedPointPlan plan : PLANS) {
            HonestRows rows = new HonestRows(5, 200, 3, 2f);
            Random random = new Random(5);
            for (int word = 0; word < rows.slots.total() * plan.layout().words(); word++) {
                for (long change : new long[] {1, -1, 1L << random.nextInt(62), Long.MIN_VALUE}) {
                    GradientHistogram opened = rows.histogram(plan, 0, 200);
                    opened.cells()[word] += change;
                    assertRefused(TrainingReason.SUM_INCONSISTENT, ConsistentSums.check(opened, rows.slots, List.of()));
                }
            }
        }
    }

    @Test
    void a_child_whose_totals_differ_from_its_parents_split_is_refused() {
        FixedPointPlan plan = HonestRows.TWO_WORD;
        HonestRows rows = new HonestRows(6, 200, 3, 2f);
        NodeSums total = rows.total(plan, 0, 200);
        assertRefused(TrainingReason.SUM_INCONSISTENT, ConsistentSums.check(rows.histogram(plan, 0, 200), rows.slots,
                List.of(total.plus(new NodeSums(1, 0, 0)))));
        assertRefused(TrainingReason.SUM_INCONSISTENT,
                ConsistentSums.check(rows.histogram(plan, 0, 200), rows.slots, List.of(total, total)));
    }

    @Test
    void children_add_up_to_their_parent_exactly() {
        NodeSums left = new NodeSums(-5, 10, 3);
        NodeSums right = new NodeSums(9, 4, 2);
        assertTrue(ConsistentSums.checkChildren(left.plus(right), left, right).isAllowed());
        assertRefused(TrainingReason.SUM_INCONSISTENT, ConsistentSums.checkChildren(new NodeSums(4, 14, 6), left, right));
        assertRefused(TrainingReason.SUM_INCONSISTENT, ConsistentSums.checkChildren(new NodeSums(Long.MIN_VALUE, 14, 5),
                new NodeSums(Long.MAX_VALUE, 10, 3), new NodeSums(1, 4, 2)));
    }

    @Test
    void the_root_has_no_more_rows_than_the_banks_signed_for() {
        assertTrue(ConsistentSums.checkRoot(new NodeSums(0, 9, 4096), 4096).isAllowed());
        assertRefused(TrainingReason.SUM_INCONSISTENT, ConsistentSums.checkRoot(new NodeSums(0, 9, 4097), 4096));
        assertRefused(TrainingReason.SUM_INCONSISTENT, ConsistentSums.checkRoot(new NodeSums(0, 9, -1), 4096));
    }

    @Test
    void a_histogram_of_another_shape_is_refused() {
        HonestRows rows = new HonestRows(6, 20, 3, 2f);
        FeatureSlots other = new FeatureSlots(new int[] {0, 2});
        assertRefused(TrainingReason.SUM_INCONSISTENT,
                ConsistentSums.check(rows.histogram(HonestRows.TWO_WORD, 0, 20), other, List.of()));
    }

    @Test
    void sums_that_leave_sixty_four_bits_are_refused_not_thrown() {
        GradientHistogram opened = GradientHistogram.zero(1, 4, HonestRows.THREE_WORD);
        for (int at = 0; at < opened.cells().length; at++) {
            opened.cells()[at] = Long.MAX_VALUE - at;
        }
        assertRefused(TrainingReason.SUM_INCONSISTENT,
                ConsistentSums.check(opened, new FeatureSlots(new int[] {0, 2, 4}), List.of()));
        for (RowRange range : List.of(range(HonestRows.THREE_WORD, 0), range(HonestRows.THREE_WORD, 3))) {
            assertRefused(TrainingReason.SUM_OUT_OF_RANGE, SumRange.check(range, opened));
        }
    }

    @Test
    void random_words_never_throw_and_hardly_ever_pass() {
        Random random = new Random(11);
        int passed = 0;
        for (int trial = 0; trial < 2000; trial++) {
            GradientHistogram opened = GradientHistogram.zero(1, 4, PLANS.get(trial % 2));
            for (int at = 0; at < opened.cells().length; at++) {
                opened.cells()[at] = random.nextLong() >> random.nextInt(64);
            }
            passed += ConsistentSums.check(opened, new FeatureSlots(new int[] {0, 2, 4}), List.of()).isAllowed() ? 1 : 0;
            SumRange.check(range(PLANS.get(trial % 2), 2), opened);
            SumRange.checkSibling(range(PLANS.get(trial % 2), 0), opened, 0, opened, 0);
        }
        assertEquals(0, passed);
    }

    @Test
    void in_the_first_tree_h_is_exact_and_g_is_a_mixture_of_two_values() {
        RowRange first = range(HonestRows.TWO_WORD, 0);
        long h = 1L << 21;
        long g = 1L << 22;
        assertTrue(isPossible(first, new NodeSums(3 * g, 5 * h, 5)), "four of class 0 and one of class 1");
        assertTrue(isPossible(first, new NodeSums(5 * g, 5 * h, 5)));
        assertTrue(isPossible(first, new NodeSums(-5 * g, 5 * h, 5)));
        assertTrue(isPossible(first, NodeSums.NOTHING));
        assertFalse(isPossible(first, new NodeSums(3 * g, 5 * h + 1, 5)));
        assertFalse(isPossible(first, new NodeSums(3 * g, 5 * h - 1, 5)));
        assertFalse(isPossible(first, new NodeSums(7 * g, 5 * h, 5)), "|G| <= 2H");
        assertFalse(isPossible(first, new NodeSums(-7 * g, 5 * h, 5)));
        assertFalse(isPossible(first, new NodeSums(2 * g, 5 * h, 5)), "an even number of five rows");
        assertFalse(isPossible(first, new NodeSums(3 * g + 1, 5 * h, 5)));
        assertFalse(isPossible(first, new NodeSums(0, h, 0)), "no rows, but a sum");
    }

    @Test
    void the_first_tree_after_a_prior_is_just_as_exact() {
        RegressionTree prior = RegressionTree.constant((float) StrictMath.log(0.02 / 0.98), 1f);
        RowRange first = RowRange.afterPrior(HonestRows.TWO_WORD, prior);
        HonestRows rows = new HonestRows(3, 100, 2, 0f);
        java.util.Arrays.fill(rows.margin, prior.leafValue(0));
        assertTrue(SumRange.check(first, rows.histogram(HonestRows.TWO_WORD, 0, 100)).isAllowed());
        NodeSums total = rows.total(HonestRows.TWO_WORD, 0, 100);
        assertFalse(isPossible(first, total.plus(new NodeSums(0, 1, 0))));
        assertFalse(isPossible(first, total.plus(new NodeSums(1, 0, 0))));
    }

    @Test
    void scaling_one_of_five_banks_by_twenty_is_caught_in_the_first_tree() {
        for (long seed = 0; seed < 100; seed++) {
            HonestRows rows = new HonestRows(seed, 500, 3, 0f);
            GradientHistogram opened = rows.histogram(HonestRows.THREE_WORD, 0, 400);
            GradientHistogram liar = rows.histogram(HonestRows.THREE_WORD, 400, 500);
            for (int at = 0; at < liar.cells().length; at++) {
                opened.cells()[at] += at % 3 == 2 ? liar.cells()[at] : 20 * liar.cells()[at];
            }
            assertTrue(ConsistentSums.check(opened, rows.slots, List.of()).isAllowed(), "seed " + seed);
            assertRefused(TrainingReason.SUM_OUT_OF_RANGE, SumRange.check(range(HonestRows.THREE_WORD, 0), opened));
        }
    }

    @Test
    void later_trees_bound_each_cell_by_its_count() {
        RowRange later = range(HonestRows.TWO_WORD, 2);
        long h = 1L << 21;
        assertTrue(isPossible(later, new NodeSums(0, 4 * h, 4)));
        assertFalse(isPossible(later, new NodeSums(0, 4 * h + 1, 4)));
        assertFalse(isPossible(later, new NodeSums((4L << 23) + 1, 4 * h, 4)));
        assertFalse(isPossible(later, new NodeSums(1L << 24, 1000, 4)), "g without h needs a far margin");
        assertFalse(isPossible(later, new NodeSums(0, -1, 4)));
        assertFalse(isPossible(later, new NodeSums(0, 0, -1)));
        assertFalse(isPossible(later, new NodeSums(Long.MIN_VALUE, 0, 0)));
    }

    /// Rows at the very edge of the margin bound, where rounding of h matters most, must pass: a rule that stops an honest
    /// run is no rule.
    @Test
    void no_honest_row_is_out_of_range_however_far_its_margin() {
        for (float edge : new float[] {0.001f, 1f, 5f, 9f, 14f, 16f, 20f, 40f, 200f}) {
            MarginBound bound = MarginBound.ZERO.plus(RegressionTree.constant(edge, 1f));
            RowRange range = RowRange.afterTrees(Objective.BINARY_LOGISTIC, HonestRows.THREE_WORD, true, bound);
            HonestRows rows = new HonestRows(9, 2000, 1, edge);
            for (int row = 0; row < rows.size(); row++) {
                rows.margin[row] = row < 2 ? edge : row < 4 ? -edge : row < 1000
                        ? edge * (1 - row * 1e-6f) : rows.margin[row];
                rows.positive[row] = row < 2 || (row & 1) == 0;
                NodeSums one = rows.row(row, HonestRows.THREE_WORD);
                assertTrue(isPossible(range, one), "margin " + rows.margin[row]);
            }
            assertTrue(SumRange.check(range, rows.histogram(HonestRows.THREE_WORD, 0, 2000)).isAllowed(), "edge " + edge);
        }
    }

    @Test
    void margins_are_bounded_by_the_largest_leaves_of_all_trees() {
        RegressionTree tree = RegressionTree.constant(-0.75f, 1f);
        MarginBound bound = MarginBound.ZERO.plus(tree).plus(RegressionTree.constant(0.25f, 1f));
        assertEquals(1.0, bound.largest());
        assertEquals(2, bound.trees());
        assertEquals(4, bound.odds(), "1 + e is 3.7");
        assertEquals(Long.MAX_VALUE, new MarginBound(50, 1).odds());
        assertTrue(MarginBound.ZERO.odds() >= 2);
    }

    @Test
    void squared_error_has_the_same_h_in_every_tree() {
        FixedPointPlan plan = new FixedPointPlan(20, 16, HonestRows.TWO_WORD.layout(), 1L << 23, 1L << 20);
        RowRange range = RowRange.afterTrees(Objective.SQUARED_ERROR, plan, true, new MarginBound(3, 7));
        assertTrue(isPossible(range, new NodeSums(-(3L << 23), 3L << 20, 3)));
        assertFalse(isPossible(range, new NodeSums(0, (3L << 20) + 1, 3)));
        assertFalse(isPossible(range, new NodeSums((3L << 23) + 1, 3L << 20, 3)));
        RowRange weighted = RowRange.afterTrees(Objective.SQUARED_ERROR, plan, false, MarginBound.ZERO);
        assertTrue(isPossible(weighted, new NodeSums(1L << 23, 0, 3)));
    }

    @Test
    void weighted_rows_get_bounds_from_the_first_tree_on() {
        RowRange range = RowRange.afterTrees(Objective.BINARY_LOGISTIC, HonestRows.TWO_WORD, false, MarginBound.ZERO);
        assertTrue(isPossible(range, new NodeSums(200, 100, 1)));
        assertFalse(isPossible(range, new NodeSums(300, 100, 1)));
    }

    @Test
    void refusals_name_places_and_no_sums() {
        GradientHistogram opened = GradientHistogram.zero(1, 2, HonestRows.THREE_WORD);
        opened.cells()[4] = 987_654_321;
        Verdict consistent = ConsistentSums.check(opened, new FeatureSlots(new int[] {0, 1, 2}), List.of());
        Verdict range = SumRange.check(range(HonestRows.THREE_WORD, 0), opened);
        assertFalse(consistent.isAllowed() || range.isAllowed());
        assertFalse((consistent + " " + range).contains("987"), consistent + " " + range);
    }

    private static boolean isPossible(RowRange range, NodeSums sums) {
        return SumRange.isPossible(range, 1L << 16, sums.gradient(), sums.hessian(), sums.count());
    }

    private static RowRange range(FixedPointPlan plan, double largestMargin) {
        return RowRange.afterTrees(Objective.BINARY_LOGISTIC, plan, true, new MarginBound(largestMargin, 1));
    }
}
