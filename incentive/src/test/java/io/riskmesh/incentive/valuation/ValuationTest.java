package io.riskmesh.incentive.valuation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.incentive.leaf.LeafRule;
import io.riskmesh.incentive.shapley.Games;
import io.riskmesh.incentive.shapley.LeafSums;
import io.riskmesh.ledger.part.HoldoutMode;
import io.riskmesh.ledger.part.OverlapControl;
import io.riskmesh.ledger.part.ValuationTerms;
import io.riskmesh.ledger.part.ValueTable;
import io.riskmesh.ledger.reason.SettlementReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class ValuationTest {

    private static final long SEED = 8_103;

    @Test
    void columns_add_up_to_their_totals_exactly_and_banks_recompute_them() {
        conserve(100);
    }

    @Test
    @Tag("acceptance")
    void columns_of_ten_thousand_generated_inputs_add_up_to_their_totals_exactly() {
        conserve(10_000);
    }

    private static void conserve(int cases) {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < cases; round++) {
            int banks = 3 + random.nextInt(3);
            ValuationInput input = Inputs.draw(random, banks, banks + random.nextInt(4), 1 + random.nextInt(2), 1 + random.nextInt(2));
            ValueTable table = valued(input, Inputs.FEW).table();
            assertTrue(table.isConserved(), "seed " + SEED + ", round " + round);
            for (int j = 0; j < banks; j++) {
                assertEquals(table.total().get(j), Valuation.total(input, j), "seed " + SEED + ", round " + round);
            }
        }
    }

    @Test
    void a_bank_without_rows_is_worth_exactly_nothing() {
        SplittableRandom random = new SplittableRandom(SEED);
        ValuationInput input = Inputs.draw(random, 4, 9, 3, 4);
        List<Integer> owners = input.owners().stream().map(owner -> Math.min(owner, 2)).toList();
        ValueTable table = valued(with(input, owners, input.trees()), Inputs.FEW).table();
        assertEquals(Collections.nCopies(4, 0L), table.value().get(3));
        assertEquals(Collections.nCopies(4, 0L), table.bankLevel().get(3));
    }

    @Test
    void blocks_split_among_two_shells_are_worth_together_what_they_were() {
        SplittableRandom random = new SplittableRandom(SEED);
        ValuationInput two = Inputs.draw(random, 4, 12, 3, 4);
        List<Integer> one = two.owners().stream().map(owner -> owner == 3 ? 2 : owner).toList();
        ValueTable apart = valued(two, Inputs.FEW).table();
        ValueTable joined = valued(with(two, one, two.trees()), Inputs.FEW).table();
        for (int j = 0; j < 4; j++) {
            assertEquals(joined.value().get(2).get(j), apart.value().get(2).get(j) + apart.value().get(3).get(j), 1);
        }
    }

    @Test
    void values_are_linear_over_trees() {
        SplittableRandom random = new SplittableRandom(SEED);
        ValuationInput input = Inputs.draw(random, 3, 3, 2, 3);
        List<List<Long>> both = valued(input, Inputs.FEW).table().bankLevel();
        List<List<Long>> first = valued(with(input, input.owners(), input.trees().subList(0, 1)), Inputs.FEW).table().bankLevel();
        List<List<Long>> second = valued(with(input, input.owners(), input.trees().subList(1, 2)), Inputs.FEW).table().bankLevel();
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                assertEquals(both.get(i).get(j), first.get(i).get(j) + second.get(i).get(j), 2);
            }
        }
    }

    @Test
    void any_order_of_tasks_gives_the_same_numbers() {
        ValuationInput input = Inputs.draw(new SplittableRandom(SEED), 4, 9, 6, 3);
        TreeTasks backwards = (count, task) -> IntStream.iterate(count - 1, i -> i >= 0, i -> i - 1).forEach(task);
        TreeTasks sideBySide = (count, task) -> IntStream.range(0, count).parallel().forEach(task);
        assertEquals(valued(input, Inputs.FEW), Valuation.of(input, Inputs.FEW, Inputs.MEAN, backwards));
        assertEquals(valued(input, Inputs.FEW), Valuation.of(input, Inputs.FEW, Inputs.MEAN, sideBySide));
    }

    @Test
    void thirty_banks_of_the_largest_sums_stay_inside_their_bits() {
        long most = ValuationInput.MOST_SUM / 40;
        LeafRule rule = new LeafRule(23, 1, 0, 0, 0, 1_000_000, 0);
        List<List<ValuedLeaf>> trees = new ArrayList<>();
        for (long g : new long[] {most, -most}) {
            long[] gradients = new long[30];
            long[] hessians = new long[30];
            Arrays.fill(gradients, g);
            Arrays.fill(hessians, 1);
            long[] holdout = new long[30];
            Arrays.fill(holdout, g * 30);
            trees.add(List.of(new ValuedLeaf(Games.of(rule, gradients, hessians), new HoldoutSums(holdout, holdout.clone()))));
        }
        ValuationInput input = new ValuationInput(rule, Inputs.coin(new SplittableRandom(SEED)), Inputs.parties(30),
                IntStream.range(0, 30).boxed().toList(), 500, Collections.nCopies(30, 100_000_000L), Collections.nCopies(30, 1L << 30), trees);
        ValuationResult.Valued valued = valued(input, Inputs.FEW);
        assertTrue(valued.table().isConserved());
        assertTrue(!valued.effort().bankExact());
    }

    @Test
    void sums_beyond_the_range_are_refused() {
        LeafRule rule = new LeafRule(23, 1, 0, 0, 0, 1_000_000, 0);
        LeafSums leaf = new LeafSums(new long[] {0, 0, 0}, new long[] {1, 1, 1}, 0);
        for (long bad : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, ValuationInput.MOST_SUM + 1}) {
            ValuationInput input = new ValuationInput(rule, Inputs.coin(new SplittableRandom(SEED)), Inputs.parties(3), List.of(0, 1, 2),
                    500, List.of(1L, 1L, 1L), List.of(1L, 1L, 1L),
                    List.of(List.of(new ValuedLeaf(leaf, new HoldoutSums(new long[] {0, bad, 0}, new long[3])))));
            assertEquals(SettlementReason.LEAF_SUM_OUT_OF_RANGE,
                    assertInstanceOf(ValuationResult.Refused.class, Valuation.of(input, Inputs.FEW, Inputs.MEAN, TreeTasks.INLINE)).reason());
        }
    }

    @Test
    void the_budget_is_kept_by_larger_blocks_then_fewer_permutations_then_fewer_trees_or_refused() {
        ValuationInput input = Inputs.draw(new SplittableRandom(SEED), 3, 150, 6, 2);
        assertEquals(new ValuationPlan(1, input.owners(), 10_000, List.of(0, 1, 2, 3, 4, 5), true), plan(input, 1L << 40));
        ValuationPlan larger = plan(input, 100L * 12 * 10_000);
        assertEquals(2, larger.merged());
        assertTrue(larger.owners().size() <= 100 && larger.permutations() == 10_000);
        ValuationPlan fewer = plan(input, 80L * 12 * 5_000);
        assertTrue(fewer.permutations() < 10_000 && fewer.permutations() >= 2_000 && fewer.trees().size() == 6);
        ValuationPlan some = plan(input, 100L * 6 * 2_000);
        assertTrue(some.permutations() == 2_000 && some.trees().size() < 6 && some.trees().size() >= 2);
        assertTrue(ValuationPlan.of(input, terms(1_000_000 / 4 * 4)).map(p -> p.trees().size() >= 2).orElse(true));
        ValuationInput large = Inputs.draw(new SplittableRandom(SEED), 3, 100, 12, 9);
        assertTrue(ValuationPlan.of(large, terms(1_000_000)).isEmpty());
    }

    @Test
    void values_of_some_trees_are_scaled_so_that_columns_keep_their_totals() {
        ValuationInput input = Inputs.draw(new SplittableRandom(SEED + 1), 3, 60, 6, 3);
        ValuationResult result = Valuation.of(input, terms(60L * 12 * 2_000), Inputs.MEAN, TreeTasks.INLINE);
        if (result instanceof ValuationResult.Valued valued) {
            assertTrue(valued.effort().treesValued() < 6);
            assertTrue(valued.table().isConserved());
            assertEquals(Valuation.total(input, 1), valued.table().total().get(1));
        } else {
            assertEquals(SettlementReason.VALUATION_BUDGET, ((ValuationResult.Refused) result).reason());
        }
    }

    private static ValuationPlan plan(ValuationInput input, long budget) {
        return ValuationPlan.of(input, terms(budget)).orElseThrow();
    }

    private static ValuationTerms terms(long budget) {
        return new ValuationTerms(100_000, HoldoutMode.RANDOM, 100, 200, 10_000, budget, OverlapControl.REPORT);
    }

    private static ValuationInput with(ValuationInput input, List<Integer> owners, List<List<ValuedLeaf>> trees) {
        return new ValuationInput(input.rule(), input.coin(), input.parties(), owners, input.blockRows(), input.holdoutRows(),
                input.rowBounds(), trees);
    }

    private static ValuationResult.Valued valued(ValuationInput input, ValuationTerms terms) {
        return assertInstanceOf(ValuationResult.Valued.class, Valuation.of(input, terms, Inputs.MEAN, TreeTasks.INLINE));
    }
}
