package io.riskmesh.enclave.oblivious;

import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.schema.Objective;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeBuilder;
import io.riskmesh.boosting.tree.TreeEnsemble;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Seeded models within the limits of the kernels, and rows that meet their thresholds.
final class Forests {

    private static final int GRID = 64; // distinct thresholds of a feature, at most

    private Forests() {}

    static BitMaskForest forest(TreeEnsemble ensemble) {
        return switch (ForestLoading.of(ensemble)) {
            case ForestLoading.Scorable scorable -> scorable.forest();
            case ForestLoading.NotScorable refused -> throw new AssertionError(refused.obstacles());
        };
    }

    /// Trees of random shapes, none deeper than `depth`; thresholds include both zeros and both ends of float.
    static TreeEnsemble random(long seed, int trees, int features, int depth) {
        Random random = new Random(seed);
        List<RegressionTree> grown = new ArrayList<>();
        for (int t = 0; t < trees; t++) {
            TreeBuilder tree = RegressionTree.builder();
            grow(random, tree, tree.addRoot(), features, random.nextInt(depth + 1), 1000f);
            grown.add(tree.build());
        }
        return new TreeEnsemble(Objective.BINARY_LOGISTIC, FeatureSchema.numbered(features), grown);
    }

    private static void grow(Random random, TreeBuilder tree, int node, int features, int depth, float cover) {
        tree.setStatistics(node, 0f, cover, 0f);
        if (depth == 0 || random.nextInt(12) == 0) {
            tree.setLeaf(node, (float) random.nextGaussian() / 4);
            return;
        }
        int left = tree.expand(node, random.nextInt(features), threshold(random), random.nextBoolean());
        float coverLeft = cover * (0.1f + 0.8f * random.nextFloat());
        grow(random, tree, left, features, depth - 1, coverLeft);
        grow(random, tree, left + 1, features, depth - 1, cover - coverLeft);
    }

    private static float threshold(Random random) {
        return switch (random.nextInt(40)) {
            case 0 -> Float.MAX_VALUE;
            case 1 -> -Float.MAX_VALUE;
            case 2 -> Float.MIN_VALUE;
            case 3 -> -0.0f;
            case 4 -> 0f;
            default -> (random.nextInt(GRID) - GRID / 2) / 8f;
        };
    }

    /// Values at thresholds and beside them, infinities, one in ten missing.
    static float[] row(Random random, int features) {
        float[] row = new float[features];
        for (int f = 0; f < features; f++) {
            float x = threshold(random);
            row[f] = switch (random.nextInt(10)) {
                case 0 -> random.nextInt(4) == 0 ? Float.intBitsToFloat(0xffc00001) : Float.NaN;
                case 1, 2 -> Math.nextUp(x);
                case 3, 4 -> Math.nextDown(x);
                default -> x;
            };
        }
        return row;
    }
}
