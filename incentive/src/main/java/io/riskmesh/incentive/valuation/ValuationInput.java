package io.riskmesh.incentive.valuation;

import io.riskmesh.incentive.leaf.LeafRule;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import java.util.List;

/// All that a valuation reads.
///
/// @param parties the run's participants, sorted
/// @param owners of each block, as places in `parties`; the blocks of a party in their order, parties in theirs
/// @param blockRows rows of a block that is no remainder
/// @param holdoutRows of each party
/// @param rowBounds of each party
/// @param trees the leaves of each tree
public record ValuationInput(LeafRule rule, Digest coin, List<PartyId> parties, List<Integer> owners, long blockRows,
        List<Long> holdoutRows, List<Long> rowBounds, List<List<ValuedLeaf>> trees) {

    /// Most of the sizes of a tree's sums, of all blocks or of one validator: 10^9 rows of 2^23.
    static final long MOST_SUM = 1L << 53;

    /// Most trees, so that no total leaves 128 bits.
    static final int MOST_TREES = 1 << 13;

    public ValuationInput {
        parties = List.copyOf(parties);
        owners = List.copyOf(owners);
        holdoutRows = List.copyOf(holdoutRows);
        rowBounds = List.copyOf(rowBounds);
        trees = List.copyOf(trees);
        if (holdoutRows.size() != parties.size() || rowBounds.size() != parties.size()
                || holdoutRows.stream().anyMatch(rows -> rows < 0)) {
            throw new IllegalArgumentException("Expected holdout rows and a row bound of each party");
        }
        for (int block = 0; block < owners.size(); block++) {
            if (owners.get(block) < (block == 0 ? 0 : owners.get(block - 1)) || owners.get(block) >= parties.size()) {
                throw new IllegalArgumentException("Expected blocks in the order of their owners");
            }
        }
        int blocks = owners.size();
        int validators = parties.size();
        if (trees.stream().anyMatch(tree -> tree.stream().anyMatch(leaf -> !hasShape(leaf, blocks, validators)))) {
            throw new IllegalArgumentException("Expected sums of each block and each validator in each leaf");
        }
    }

    private static boolean hasShape(ValuedLeaf leaf, int blocks, int validators) {
        return leaf.training().players() == blocks && leaf.holdout().validators() == validators;
    }

    public int banks() {
        return parties.size();
    }

    public int blocks() {
        return owners.size();
    }

    /// Whether no total can leave its bits.
    boolean isInRange() {
        return trees.size() <= MOST_TREES && trees.stream().allMatch(this::isInRange);
    }

    private boolean isInRange(List<ValuedLeaf> tree) {
        long[] gradients = new long[banks()];
        long[] hessians = new long[banks()];
        long training = 0;
        for (ValuedLeaf leaf : tree) {
            for (int block = 0; block < blocks(); block++) {
                training = grown(grown(training, leaf.training().gradient(block)), leaf.training().hessian(block));
            }
            for (int j = 0; j < banks(); j++) {
                gradients[j] = grown(gradients[j], leaf.holdout().gradient(j));
                hessians[j] = grown(hessians[j], leaf.holdout().hessian(j));
            }
        }
        for (int j = 0; j < banks(); j++) {
            if (gradients[j] > MOST_SUM || hessians[j] > MOST_SUM) {
                return false;
            }
        }
        return training <= 2 * MOST_SUM;
    }

    /// Stays above every bound once it is there.
    private static long grown(long sum, long value) {
        return value > 4 * MOST_SUM || value < -4 * MOST_SUM ? 4 * MOST_SUM : Math.min(4 * MOST_SUM, sum + Math.abs(value));
    }
}
