package io.riskmesh.boosting.model;

import io.riskmesh.boosting.schema.Objective;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeEnsemble;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/// What `model show` tells: counts, the features used, and the digest of the canonical file. Pure data.
///
/// @param features the features used by a split, by gain, then split count (both descending), then index
/// @param coversStripped no node has a gain and every cover is a power of two, as in a released model
/// @param fileDigest SHA-256 of the canonical UBJSON bytes, lower-case hexadecimal
public record ModelSummary(Objective objective, int featureCount, int treeCount, int maxDepth, long leafCount,
        List<FeatureUse> features, boolean coversStripped, String fileDigest) {

    /// @param gain the sum over its splits; 0 in a stripped model
    public record FeatureUse(int index, String name, long splitCount, double gain) {}

    public ModelSummary {
        features = List.copyOf(features);
    }

    public static ModelSummary of(TreeEnsemble ensemble) {
        long leaves = ensemble.trees().stream().mapToLong(RegressionTree::leafCount).sum();
        return new ModelSummary(ensemble.objective(), ensemble.schema().size(), ensemble.trees().size(),
                ensemble.maxDepth(), leaves, uses(ensemble), isStripped(ensemble),
                sha256(XgboostModelFile.writeUbjson(ensemble)));
    }

    private static List<FeatureUse> uses(TreeEnsemble ensemble) {
        long[] splits = new long[ensemble.schema().size()];
        double[] gain = new double[splits.length];
        for (RegressionTree tree : ensemble.trees()) {
            for (int node = 0; node < tree.nodeCount(); node++) {
                if (!tree.isLeaf(node)) {
                    splits[tree.feature(node)]++;
                    gain[tree.feature(node)] += tree.gain(node);
                }
            }
        }
        List<FeatureUse> uses = new ArrayList<>();
        IntStream.range(0, splits.length).filter(f -> splits[f] > 0)
                .forEach(f -> uses.add(new FeatureUse(f, ensemble.schema().feature(f).name(), splits[f], gain[f])));
        uses.sort(Comparator.comparingDouble(FeatureUse::gain).thenComparingLong(FeatureUse::splitCount).reversed()
                .thenComparingInt(FeatureUse::index));
        return uses;
    }

    private static boolean isStripped(TreeEnsemble ensemble) {
        for (RegressionTree tree : ensemble.trees()) {
            for (int node = 0; node < tree.nodeCount(); node++) {
                float cover = tree.hessian(node);
                if (tree.gain(node) != 0f || cover != Math.scalb(1f, Math.getExponent(cover))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
