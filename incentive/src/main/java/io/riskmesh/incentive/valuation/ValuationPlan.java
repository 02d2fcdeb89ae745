package io.riskmesh.incentive.valuation;

import io.riskmesh.incentive.coin.HoldoutCoin;
import io.riskmesh.incentive.shapley.ExactShapley;
import io.riskmesh.incentive.shapley.PermutationShapley;
import io.riskmesh.ledger.part.ValuationTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What is computed so that the budget of leaf steps holds (design `incentive.md` section 7): first neighbouring blocks of a
/// bank are merged until at most 100 are left, then fewer permutations are drawn, then the coin chooses some of the trees.
///
/// @param merged how many neighbouring blocks of a bank are one player
/// @param owners of the players
/// @param permutations an even number
/// @param trees that are valued, ascending
/// @param bankExact whether the bank level goes over all coalitions
public record ValuationPlan(int merged, List<Integer> owners, int permutations, List<Integer> trees, boolean bankExact) {

    private static final int ENOUGH_BLOCKS = 100;

    /// Empty if no plan keeps the budget.
    public static Optional<ValuationPlan> of(ValuationInput input, ValuationTerms terms) {
        long budget = terms.budgetLeafSteps();
        long leaves = leaves(input, IntStream.range(0, input.trees().size()).boxed().toList());
        int merged = 1;
        List<Integer> owners = input.owners();
        while (owners.size() > ENOUGH_BLOCKS && !fits(leaves, owners.size(), terms.permutations(), budget)
                && owners.size() > input.banks()) {
            merged++;
            owners = merge(input.owners(), merged);
        }
        int permutations = terms.permutations();
        if (!fits(leaves, owners.size(), permutations, budget)) {
            long affordable = budget / Math.max(1, Math.multiplyExact(leaves, owners.size())) / 2 * 2;
            permutations = Math.clamp(affordable, ValuationTerms.LEAST_PERMUTATIONS, permutations);
        }
        if (!PermutationShapley.fits(permutations, Math.max(owners.size(), input.banks()))) {
            return Optional.empty();
        }
        Optional<List<Integer>> trees = trees(input, owners.size(), permutations, budget);
        int chosen = merged;
        int drawn = permutations;
        List<Integer> players = owners;
        return trees.map(kept -> new ValuationPlan(chosen, players, drawn, kept,
                input.banks() <= ExactShapley.MOST_PLAYERS && leaves(input, kept) <= budget >> input.banks()));
    }

    private static Optional<List<Integer>> trees(ValuationInput input, int players, int permutations, long budget) {
        int all = input.trees().size();
        int least = Math.ceilDiv(all, 3);
        HoldoutCoin coin = new HoldoutCoin(input.coin(), 1);
        for (int count = all; count >= least; count--) {
            List<Integer> trees = coin.chosenTrees(all, count);
            if (fits(leaves(input, trees), players, permutations, budget)) {
                return Optional.of(trees);
            }
        }
        return Optional.empty();
    }

    private static boolean fits(long leaves, int players, int permutations, long budget) {
        return leaves == 0 || players == 0 || permutations <= budget / leaves / players;
    }

    private static long leaves(ValuationInput input, List<Integer> trees) {
        return trees.stream().mapToLong(tree -> input.trees().get(tree).size()).sum();
    }

    /// The owners of the players that `merged` neighbouring blocks of a bank make.
    private static List<Integer> merge(List<Integer> owners, int merged) {
        List<Integer> players = new ArrayList<>();
        int since = 0;
        for (int block = 0; block < owners.size(); block++) {
            since = block > 0 && owners.get(block).equals(owners.get(block - 1)) ? since + 1 : 0;
            if (since % merged == 0) {
                players.add(owners.get(block));
            }
        }
        return List.copyOf(players);
    }

    /// Which player each block is part of.
    int[] players(List<Integer> blockOwners) {
        int[] players = new int[blockOwners.size()];
        int player = -1;
        int since = 0;
        for (int block = 0; block < players.length; block++) {
            since = block > 0 && blockOwners.get(block).equals(blockOwners.get(block - 1)) ? since + 1 : 0;
            if (since % merged == 0) {
                player++;
            }
            players[block] = player;
        }
        return players;
    }
}
