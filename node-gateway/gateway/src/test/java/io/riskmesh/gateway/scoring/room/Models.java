package io.riskmesh.gateway.scoring.room;

import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.schema.Objective;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeBuilder;
import io.riskmesh.boosting.tree.TreeEnsemble;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Small models with a known answer.
public record Models(TreeEnsemble ensemble) {

    public static Models of(long seed, int features) {
        Random random = new Random(seed);
        List<RegressionTree> trees = new ArrayList<>();
        for (int t = 0; t < 12; t++) {
            TreeBuilder tree = RegressionTree.builder();
            grow(random, tree, tree.addRoot(), features, 3, 64f);
            trees.add(tree.build());
        }
        return new Models(new TreeEnsemble(Objective.BINARY_LOGISTIC, FeatureSchema.numbered(features), trees));
    }

    private static void grow(Random random, TreeBuilder tree, int node, int features, int depth, float cover) {
        tree.setStatistics(node, 0f, cover, 0f);
        if (depth == 0) {
            tree.setLeaf(node, (float) random.nextGaussian() / 2);
            return;
        }
        int left = tree.expand(node, random.nextInt(features), (random.nextInt(64) - 32) / 8f, random.nextBoolean());
        grow(random, tree, left, features, depth - 1, cover / 2);
        grow(random, tree, left + 1, features, depth - 1, cover / 2);
    }

    public byte[] file() {
        return XgboostModelFile.writeUbjson(ensemble);
    }

    /// What the enclave must say.
    int ppm(float[] row) {
        return 1_000 * (int) StrictMath.rint(1_000 / (1 + StrictMath.exp(-(double) ensemble.margin(row))));
    }
}
