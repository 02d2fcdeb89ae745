package io.riskmesh.incentive.valuation;

import io.riskmesh.incentive.shapley.ExactShapley;
import io.riskmesh.incentive.shapley.LeafShares;
import io.riskmesh.incentive.shapley.LeafSums;
import io.riskmesh.incentive.shapley.PermutationShapley;
import io.riskmesh.incentive.shapley.Permutations;

/// How whole banks are valued.
sealed interface Level {

    LeafShares of(LeafSums banks);

    record Exact(ExactShapley shapley) implements Level {
        @Override
        public LeafShares of(LeafSums banks) {
            return shapley.of(banks);
        }
    }

    record Sampled(PermutationShapley shapley, Permutations orders) implements Level {
        @Override
        public LeafShares of(LeafSums banks) {
            return shapley.sum(shapley.of(banks, orders));
        }
    }
}
