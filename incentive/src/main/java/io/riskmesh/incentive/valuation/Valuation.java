package io.riskmesh.incentive.valuation;

import io.riskmesh.incentive.coin.CoinPermutations;
import io.riskmesh.incentive.leaf.LeafWeight;
import io.riskmesh.incentive.shapley.ExactShapley;
import io.riskmesh.incentive.shapley.PermutationShapley;
import io.riskmesh.incentive.split.Scores;
import io.riskmesh.ledger.part.PayoutTerms;
import io.riskmesh.ledger.part.ValuationEffort;
import io.riskmesh.ledger.part.ValuationTerms;
import io.riskmesh.ledger.part.ValueTable;
import io.riskmesh.ledger.reason.SettlementReason;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Leaf-Sum Shapley (design `incentive.md` section 1): what each bank's rows are worth to each bank's holdout rows, from leaf
/// sums alone. Equal inputs give equal numbers, whatever runs the tasks.
public final class Valuation {

    private static final BigInteger NANO = BigInteger.valueOf(1_000_000_000);

    private final ValuationInput input;
    private final ValuationPlan plan;
    private final int banks;

    private Valuation(ValuationInput input, ValuationPlan plan) {
        this.input = input;
        this.plan = plan;
        banks = input.banks();
    }

    /// @param tasks runs one piece of work per tree
    public static ValuationResult of(ValuationInput input, ValuationTerms terms, PayoutTerms payout, TreeTasks tasks) {
        if (!input.isInRange()) {
            return new ValuationResult.Refused(SettlementReason.LEAF_SUM_OUT_OF_RANGE, "a total could leave its bits");
        }
        Optional<ValuationPlan> plan = ValuationPlan.of(input, terms);
        if (plan.isEmpty()) {
            return new ValuationResult.Refused(SettlementReason.VALUATION_BUDGET, "a third of the trees is beyond the budget");
        }
        return new Valuation(input, plan.get()).value(payout, tasks);
    }

    private ValuationResult value(PayoutTerms payout, TreeTasks tasks) {
        List<Integer> trees = plan.trees();
        TreeValues[] values = new TreeValues[trees.size()];
        tasks.run(values.length, i -> values[i] = measure(trees.get(i)).of(input.trees().get(trees.get(i))));
        TreeValues sum = TreeValues.none(banks);
        for (TreeValues each : values) {
            sum.add(each);
        }
        WideSums all = totals(input);
        for (int j = 0; j < banks; j++) {
            if (isUnscalable(sum.totals().get(j), all.get(j))) {
                return new ValuationResult.Refused(SettlementReason.VALUATION_BUDGET, "the chosen trees do not stand for the others");
            }
        }
        return table(sum, all, payout);
    }

    private static boolean isUnscalable(BigInteger chosen, BigInteger all) {
        return !chosen.equals(all) && chosen.signum() * all.signum() <= 0;
    }

    private TreeValues.Measure measure(int tree) {
        CoinPermutations coin = new CoinPermutations(input.coin());
        int pairs = plan.permutations() / 2;
        // The bank level's numbers are drawn where no tree's are.
        return new TreeValues.Measure(new LeafWeight(input.rule()), banks, plan.players(input.owners()), ints(plan.owners()),
                ints(input.owners()), coin.of(tree, plan.owners().size(), pairs),
                plan.bankExact() ? Optional.empty() : Optional.of(coin.of(ValuationInput.MOST_TREES + tree, banks, pairs)));
    }

    private ValuationResult table(TreeValues sum, WideSums all, PayoutTerms payout) {
        long[][] value = new long[banks][banks];
        long[][] bankLevel = new long[banks][banks];
        long[][][] batches = new long[PermutationShapley.BATCHES][banks][banks];
        List<Long> totals = new ArrayList<>();
        long bankDivisor = plan.bankExact() ? ExactShapley.divisor(banks) : plan.permutations();
        for (int j = 0; j < banks; j++) {
            Column column = new Column(j, sum.totals().get(j), all.get(j));
            totals.add(column.total());
            column.put(value, i -> provider(sum, i, column.validator()), plan.permutations());
            column.put(bankLevel, i -> sum.banks().get(i * banks + column.validator()), bankDivisor);
            for (int batch = 0; batch < PermutationShapley.BATCHES; batch++) {
                int at = batch * banks * banks;
                column.put(batches[batch], i -> sum.blocks().get(at + i * banks + column.validator()), permutationsOf(batch));
            }
        }
        List<List<List<Long>>> batchTables = List.of(batches).stream().map(Valuation::rows).toList();
        List<Long> errors = Scores.standardErrors(payout, input.parties(), input.rowBounds(), few(payout), batchTables);
        return new ValuationResult.Valued(new ValueTable(rows(value), totals, errors, rows(bankLevel)),
                new ValuationEffort(Math.multiplyExact(input.blockRows(), (long) plan.merged()), plan.permutations(), plan.trees().size(), plan.bankExact()),
                batchTables);
    }

    private BigInteger provider(TreeValues sum, int i, int j) {
        BigInteger all = BigInteger.ZERO;
        for (int batch = 0; batch < PermutationShapley.BATCHES; batch++) {
            all = all.add(sum.blocks().get((batch * banks + i) * banks + j));
        }
        return all;
    }

    private long permutationsOf(int batch) {
        long pairs = plan.permutations() / 2;
        return 2 * (Math.ceilDiv((batch + 1) * pairs, (long) PermutationShapley.BATCHES)
                - Math.ceilDiv(batch * pairs, (long) PermutationShapley.BATCHES));
    }

    private List<Boolean> few(PayoutTerms payout) {
        return input.holdoutRows().stream().map(rows -> rows < payout.minHoldoutRows()).toList();
    }

    /// What the model is worth to one validator, in nano-nats per holdout row: the number that each bank recomputes itself.
    ///
    /// @param input with that validator's sums; those of others may be 0
    public static long total(ValuationInput input, int validator) {
        return floorTotal(input, validator, totals(input).get(validator));
    }

    private static long floorTotal(ValuationInput input, int validator, BigInteger numerator) {
        long rows = input.holdoutRows().get(validator);
        return rows == 0 ? 0 : ValueColumn.floor(numerator.negate().multiply(NANO), divisor(input, 1, rows)).longValueExact();
    }

    private static WideSums totals(ValuationInput input) {
        WideSums totals = new WideSums(input.banks());
        input.trees().forEach(tree -> tree.forEach(leaf -> TreeValues.addTotals(totals, leaf)));
        return totals;
    }

    private static BigInteger divisor(ValuationInput input, long shares, long rows) {
        return BigInteger.TWO.shiftLeft(input.rule().scaleBits() + LeafWeight.UNIT_BITS).multiply(BigInteger.valueOf(shares))
                .multiply(BigInteger.valueOf(rows));
    }

    /// One validator's column.
    ///
    /// @param chosen numerator of the total over the valued trees
    /// @param all the same over all trees, to which values are scaled
    private final class Column {
        private final int validator;
        private final BigInteger chosen;
        private final BigInteger all;

        private Column(int validator, BigInteger chosen, BigInteger all) {
            this.validator = validator;
            this.chosen = chosen;
            this.all = all;
        }

        private int validator() {
            return validator;
        }

        private long total() {
            return floorTotal(input, validator, all);
        }

        private void put(long[][] table, java.util.function.IntFunction<BigInteger> numerator, long shares) {
            long rows = input.holdoutRows().get(validator);
            if (rows == 0) {
                return;
            }
            boolean scaled = !chosen.equals(all);
            BigInteger times = (scaled ? all.multiply(NANO) : NANO).negate();
            BigInteger divisor = divisor(input, shares, rows);
            // A scale is a ratio of numbers of one sign, so its absolute parts serve.
            BigInteger over = scaled ? divisor.multiply(chosen.abs()) : divisor;
            BigInteger by = scaled && chosen.signum() < 0 ? times.negate() : times;
            List<BigInteger> numerators = new ArrayList<>();
            for (int i = 0; i < banks; i++) {
                numerators.add(numerator.apply(i).multiply(by));
            }
            BigInteger total = numerators.stream().reduce(BigInteger.ZERO, BigInteger::add);
            long[] values = ValueColumn.round(numerators, total, over);
            for (int i = 0; i < banks; i++) {
                table[i][validator] = values[i];
            }
        }
    }

    private static List<List<Long>> rows(long[][] table) {
        return List.of(table).stream().map(row -> java.util.Arrays.stream(row).boxed().toList()).toList();
    }

    private static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }
}
