package io.riskmesh.xgboost4j;

import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.schema.Objective;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeBuilder;
import io.riskmesh.boosting.tree.TreeEnsemble;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Seeded models that training would not make: any order of growth, extreme thresholds, any categories.
final class RandomModels {

    private RandomModels() {}

    static TreeEnsemble of(long seed, FeatureSchema schema, int trees) {
        Random random = new Random(seed);
        List<RegressionTree> grown = new ArrayList<>();
        for (int t = 0; t < trees; t++) {
            grown.add(tree(random, schema, random.nextInt(30)));
        }
        return new TreeEnsemble(seed % 2 == 0 ? Objective.BINARY_LOGISTIC : Objective.SQUARED_ERROR, schema, grown);
    }

    private static RegressionTree tree(Random random, FeatureSchema schema, int splits) {
        TreeBuilder tree = RegressionTree.builder();
        List<Integer> leaves = new ArrayList<>(List.of(tree.addRoot()));
        float[] cover = new float[2 * splits + 1];
        cover[0] = 64f;
        for (int s = 0; s < splits; s++) {
            int node = leaves.remove(random.nextInt(leaves.size()));
            int left = split(random, schema, tree, node);
            cover[left] = cover[node] * (0.1f + 0.8f * random.nextFloat());
            cover[left + 1] = cover[node] - cover[left];
            leaves.addAll(List.of(left, left + 1));
        }
        leaves.forEach(leaf -> tree.setLeaf(leaf, (float) random.nextGaussian()));
        for (int node = 0; node < cover.length; node++) {
            tree.setStatistics(node, random.nextFloat(), cover[node], (float) random.nextGaussian());
        }
        return tree.build();
    }

    private static int split(Random random, FeatureSchema schema, TreeBuilder tree, int node) {
        int f = random.nextInt(schema.size());
        if (schema.feature(f).isCategorical()) {
            int[] right = IntStream.range(0, 70).filter(_ -> random.nextInt(3) == 0).toArray();
            return tree.expand(node, f, right.length == 0 ? new int[] {1} : right, random.nextBoolean());
        }
        float threshold = switch (random.nextInt(16)) {
            case 0 -> Float.MAX_VALUE / 2;
            case 1 -> -Float.MAX_VALUE / 2;
            case 2 -> Float.MIN_VALUE;
            case 3 -> 0f;
            default -> (float) random.nextGaussian();
        };
        return tree.expand(node, f, threshold, random.nextBoolean());
    }
}
