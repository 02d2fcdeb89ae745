package io.riskmesh.boosting.sampling;

import io.riskmesh.boosting.histogram.FeatureMask;
import io.riskmesh.boosting.parameters.Sampling;
import java.util.Arrays;
import java.util.Comparator;

/// The features that a tree, a level and a node may split on, each drawn within the one before: the
/// max(1, floor(rate * F)) features with the smallest mix64(seed, what, feature), unsigned, ties to the lower feature
/// (training.md section 8). Immutable.
public record ColumnSample(long seed, Sampling rates) {
    private static final int TREE = 1;
    private static final int LEVEL = 2;
    private static final int NODE = 3;

    /// @param usable features that can split rows
    public FeatureMask forTree(int tree, FeatureMask usable) {
        return draw(usable, rates.byTree(), stream(tree, TREE, 0));
    }

    /// @param level edges from the root
    public FeatureMask forLevel(int tree, int level, FeatureMask ofTree) {
        return draw(ofTree, rates.byLevel(), stream(tree, LEVEL, level));
    }

    public FeatureMask forNode(int tree, int node, FeatureMask ofLevel) {
        return draw(ofLevel, rates.byNode(), stream(tree, NODE, node));
    }

    private long stream(int tree, int what, int which) {
        return SplitMix64.mix64(SplitMix64.mix64(seed, tree), (long) what << Integer.SIZE | which);
    }

    private static FeatureMask draw(FeatureMask from, double rate, long stream) {
        if (rate == 1 || from.count() == 0) {
            return from;
        }
        int[] drawn = Arrays.stream(from.used()).boxed()
                .sorted(Comparator.comparing((Integer f) -> SplitMix64.mix64(stream, f), Long::compareUnsigned)
                        .thenComparing(Comparator.naturalOrder()))
                .limit(Math.max(1, (int) Math.floor(rate * from.count())))
                .mapToInt(Integer::intValue).toArray();
        return FeatureMask.of(from.size(), drawn);
    }
}
