package io.riskmesh.incentive.shapley;

import io.riskmesh.incentive.leaf.LeafWeight;
import java.util.Arrays;

/// Sampled Shapley values of a leaf's game whose players are blocks, added up per owner (design `incentive.md` section 2,
/// item 3). Integers, so that no order of addition changes them; per batch of permutations, so that a standard error can be
/// told. The divisor is the number of permutations. Not thread-safe; make one per thread.
public final class PermutationShapley {

    public static final int BATCHES = 10;

    private final LeafWeight rule;
    private final int[] owners; // [block]
    private final int ownerCount;
    private final int[] present; // [block] whether it brings anything to the leaf at hand
    private final int[] order;

    /// @param owners the owner of each block, from 0
    public PermutationShapley(LeafWeight rule, int[] owners, int ownerCount) {
        this.rule = rule;
        this.owners = owners.clone();
        this.ownerCount = ownerCount;
        present = new int[owners.length];
        order = new int[owners.length];
    }

    /// Whether no sum of this many permutations of this many blocks can leave 62 bits.
    public static boolean fits(long permutations, long blocks) {
        return permutations > 0 && blocks > 0 && permutations <= (1L << 62 - 35) / blocks;
    }

    /// @return shares per batch and owner, at `batch * owners + owner`
    public LeafShares of(LeafSums leaf, Permutations permutations) {
        LeafShares shares = new LeafShares(new long[BATCHES * ownerCount], new long[BATCHES * ownerCount]);
        for (int block = 0; block < owners.length; block++) {
            present[block] = leaf.gradient(block) != 0 || leaf.hessian(block) != 0 ? 1 : 0;
        }
        int pairs = permutations.pairs();
        for (int pair = 0; pair < pairs; pair++) {
            int count = 0;
            for (int block : permutations.order(pair)) {
                order[count] = block;
                count += present[block];
                if (count == order.length) {
                    break;
                }
            }
            int at = (int) ((long) pair * BATCHES / pairs) * ownerCount;
            walk(leaf, shares, at, count, 0, 1);
            walk(leaf, shares, at, count, count - 1, -1);
        }
        return shares;
    }

    private void walk(LeafSums leaf, LeafShares shares, int at, int count, int first, int step) {
        long g = 0;
        long h = 0;
        long weight = 0;
        long square = 0;
        int place = first;
        for (int i = 0; i < count; i++) {
            int block = order[place];
            place += step;
            g += leaf.gradient(block);
            h += leaf.hessian(block);
            long nextWeight = leaf.weight(rule, g, h);
            long nextSquare = LeafWeight.square(nextWeight);
            int owner = at + owners[block];
            shares.weight()[owner] += nextWeight - weight;
            shares.square()[owner] += nextSquare - square;
            weight = nextWeight;
            square = nextSquare;
        }
    }

    /// The batches of shares added up: one value per owner.
    public LeafShares sum(LeafShares batches) {
        return new LeafShares(sum(batches.weight()), sum(batches.square()));
    }

    private long[] sum(long[] batches) {
        long[] sums = Arrays.copyOf(batches, ownerCount);
        for (int i = ownerCount; i < batches.length; i++) {
            sums[i % ownerCount] += batches[i];
        }
        return sums;
    }
}
