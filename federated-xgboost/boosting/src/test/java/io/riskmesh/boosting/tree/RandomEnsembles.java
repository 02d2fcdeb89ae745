package io.riskmesh.boosting.tree;

import io.riskmesh.boosting.schema.Feature;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.schema.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Seeded models of any shape, for tests: ties, extreme thresholds, categories, odd orders of growth.
public final class RandomEnsembles {

    private static final int CATEGORIES = 40;

    private RandomEnsembles() {}

    public static TreeEnsemble of(long seed, int trees, int features, int splits, boolean categories) {
        Random random = new Random(seed);
        List<Feature> columns = new ArrayList<>();
        for (int f = 0; f < features; f++) {
            columns.add(categories && f % 3 == 1 ? Feature.categorical("kind \"" + f + "\"",
                    IntStream.range(0, CATEGORIES).mapToObj(c -> "c" + c).toList()) : Feature.numeric("x" + f));
        }
        FeatureSchema schema = new FeatureSchema(columns);
        List<RegressionTree> grown = new ArrayList<>();
        for (int t = 0; t < trees; t++) {
            grown.add(tree(random, schema, random.nextInt(splits + 1)));
        }
        return new TreeEnsemble(seed % 2 == 0 ? Objective.BINARY_LOGISTIC : Objective.SQUARED_ERROR, schema, grown);
    }

    private static RegressionTree tree(Random random, FeatureSchema schema, int splits) {
        TreeBuilder tree = RegressionTree.builder();
        List<Integer> leaves = new ArrayList<>(List.of(tree.addRoot()));
        List<Float> covers = new ArrayList<>(List.of(1000f));
        tree.setStatistics(0, 1f, 1000f, 0.1f);
        for (int s = 0; s < splits; s++) {
            int pick = random.nextInt(leaves.size());
            int node = leaves.remove(pick);
            float cover = covers.remove(pick);
            int left = split(random, schema, tree, node);
            float leftCover = cover * (0.1f + 0.8f * random.nextFloat());
            tree.setStatistics(left, random.nextFloat(), leftCover, (float) random.nextGaussian());
            tree.setStatistics(left + 1, random.nextFloat(), cover - leftCover, (float) random.nextGaussian());
            leaves.addAll(List.of(left, left + 1));
            covers.addAll(List.of(leftCover, cover - leftCover));
        }
        for (int leaf : leaves) {
            tree.setLeaf(leaf, (float) random.nextGaussian() / 4);
        }
        return tree.build();
    }

    private static int split(Random random, FeatureSchema schema, TreeBuilder tree, int node) {
        int f = random.nextInt(schema.size());
        if (schema.feature(f).isCategorical()) {
            int[] right = IntStream.range(0, CATEGORIES).filter(c -> random.nextInt(3) == 0).toArray();
            return tree.expand(node, f, right.length == 0 ? new int[] {7} : right, random.nextBoolean());
        }
        float threshold = switch (random.nextInt(12)) {
            case 0 -> Float.MAX_VALUE;
            case 1 -> -Float.MAX_VALUE / 2;
            case 2 -> Float.MIN_VALUE;
            case 3 -> -0.0f;
            case 4 -> 0f;
            default -> Math.round(random.nextGaussian() * 16) / 8f;
        };
        return tree.expand(node, f, threshold, random.nextBoolean());
    }

    /// A row with missing values, thresholds of the model and their neighbours, unknown and negative codes.
    public static float[] row(Random random, TreeEnsemble ensemble) {
        float[] row = new float[ensemble.schema().size()];
        for (int f = 0; f < row.length; f++) {
            row[f] = random.nextInt(6) == 0 ? Float.NaN
                    : ensemble.schema().feature(f).isCategorical() ? random.nextInt(CATEGORIES + 4) - 2
                    : random.nextInt(4) == 0 ? near(random, 0f) : near(random, Math.round(random.nextGaussian() * 16) / 8f);
        }
        return row;
    }

    private static float near(Random random, float x) {
        return switch (random.nextInt(4)) {
            case 0 -> Math.nextUp(x);
            case 1 -> Math.nextDown(x);
            default -> x;
        };
    }
}
