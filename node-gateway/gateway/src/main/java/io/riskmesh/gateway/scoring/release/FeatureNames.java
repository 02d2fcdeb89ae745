package io.riskmesh.gateway.scoring.release;

/// Names of features as ids of the ledger.
public final class FeatureNames {
    private static final int MOST = 64;

    private FeatureNames() {}

    /// The code of a feature: its name, in the alphabet of ids.
    public static String code(String feature) {
        String id = feature.replaceAll("[^A-Za-z0-9._-]", "_");
        return id.substring(0, Math.min(id.length(), MOST));
    }
}
