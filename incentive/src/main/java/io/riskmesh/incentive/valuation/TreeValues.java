package io.riskmesh.incentive.valuation;

import io.riskmesh.incentive.leaf.LeafWeight;
import io.riskmesh.incentive.shapley.ExactShapley;
import io.riskmesh.incentive.shapley.LeafShares;
import io.riskmesh.incentive.shapley.LeafSums;
import io.riskmesh.incentive.shapley.PermutationShapley;
import io.riskmesh.incentive.shapley.Permutations;
import java.util.Optional;

/// What one tree, or several added up, are worth: sums of 2 Ghat A + Hhat B, where A and B are players' shares of weights and
/// squares. Values are these, negated, over 2 * divisor * 2^(f+26).
///
/// @param blocks [batch][provider][validator], divided by the permutations of the batch
/// @param banks [provider][validator], whole banks as players
/// @param totals [validator], divided by nothing
record TreeValues(WideSums blocks, WideSums banks, WideSums totals) {

    static TreeValues none(int banks) {
        return new TreeValues(new WideSums(PermutationShapley.BATCHES * banks * banks), new WideSums(banks * banks), new WideSums(banks));
    }

    void add(TreeValues other) {
        blocks.add(other.blocks);
        banks.add(other.banks);
        totals.add(other.totals);
    }

    /// How one tree is valued; made per tree, as nothing in it is shared.
    record Measure(LeafWeight rule, int banks, int[] players, int[] owners, int[] bankOfBlock, Permutations blockOrders,
            Optional<Permutations> bankOrders) {

        TreeValues of(Iterable<ValuedLeaf> leaves) {
            TreeValues values = none(banks);
            PermutationShapley sampled = new PermutationShapley(rule, owners, banks);
            Level level = bankOrders.isEmpty() ? new Level.Exact(new ExactShapley(rule, banks))
                    : new Level.Sampled(new PermutationShapley(rule, identity(banks), banks), bankOrders.get());
            for (ValuedLeaf leaf : leaves) {
                LeafShares shares = sampled.of(merged(leaf.training(), players, owners.length), blockOrders);
                addShares(values.blocks, shares, PermutationShapley.BATCHES * banks, leaf.holdout());
                addShares(values.banks, level.of(merged(leaf.training(), bankOfBlock, banks)), banks, leaf.holdout());
                addTotals(values.totals, leaf);
            }
            return values;
        }

        private void addShares(WideSums sums, LeafShares shares, int rows, HoldoutSums holdout) {
            for (int row = 0; row < rows; row++) {
                for (int j = 0; j < banks; j++) {
                    sums.addProduct(row * banks + j, 2 * holdout.gradient(j), shares.weight()[row]);
                    sums.addProduct(row * banks + j, holdout.hessian(j), shares.square()[row]);
                }
            }
        }
    }

    static void addTotals(WideSums totals, ValuedLeaf leaf) {
        long weight = leaf.training().fullWeight();
        for (int j = 0; j < leaf.holdout().validators(); j++) {
            totals.addProduct(j, 2 * leaf.holdout().gradient(j), weight);
            totals.addProduct(j, leaf.holdout().hessian(j), LeafWeight.square(weight));
        }
    }

    private static int[] identity(int n) {
        return java.util.stream.IntStream.range(0, n).toArray();
    }

    /// The same leaf with blocks added up.
    private static LeafSums merged(LeafSums leaf, int[] playerOf, int players) {
        long[] g = new long[players];
        long[] h = new long[players];
        for (int block = 0; block < playerOf.length; block++) {
            g[playerOf[block]] += leaf.gradient(block);
            h[playerOf[block]] += leaf.hessian(block);
        }
        return new LeafSums(g, h, leaf.fullWeight());
    }
}
