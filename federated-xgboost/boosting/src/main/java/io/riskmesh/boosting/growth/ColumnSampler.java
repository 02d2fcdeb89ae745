package io.riskmesh.boosting.growth;

import io.riskmesh.boosting.histogram.FeatureMask;
import io.riskmesh.boosting.parameters.Sampling;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.sampling.SplitMix64;
import io.riskmesh.boosting.sampling.SplitMix64;
import java.util.Arrays;
import java.util.Comparator;

/// Draws the features of a tree, of a level within it and of a node within that (training.md section 8): without state,
/// so that every participant and every replay draws the same ones.
final class ColumnSampler {

    private static final long TREE = 0;
    private static final long LEVEL = 1L << 32;
    private static final long NODE = 2L << 32;

    private final Sampling rates;
    private final long seed;
    private final int tree;
    private final FeatureMask ofTree;

    /// @param usable the features that can split rows
    /// @param tree index among the grown trees of the run
    ColumnSampler(TrainingParameters parameters, FeatureMask usable, int tree) {
        rates = parameters.sampling();
        seed = parameters.seed();
        this.tree = tree;
        ofTree = draw(usable, rates.byTree(), TREE);
    }

    FeatureMask ofTree() {
        return ofTree;
    }

    FeatureMask ofNode(int node, int depth) {
        return draw(draw(ofTree, rates.byLevel(), LEVEL + depth), rates.byNode(), NODE + node);
    }

    /// The features of the lowest hashes, max(1, floor(rate * count)) of them.
    private FeatureMask draw(FeatureMask from, double rate, long place) {
        if (rate == 1 || from.count() <= 1) {
            return from;
        }
        int[] lowest = Arrays.stream(from.used()).boxed()
                .sorted(Comparator.comparing((Integer f) -> hash(place, f), Long::compareUnsigned))
                .limit(Math.max(1, (int) Math.floor(rate * from.count())))
                .mapToInt(Integer::intValue).toArray();
        return FeatureMask.of(from.size(), lowest);
    }

    private long hash(long place, int feature) {
        return SplitMix64.mix64(SplitMix64.mix64(SplitMix64.mix64(seed, tree), place), feature);
    }
}
