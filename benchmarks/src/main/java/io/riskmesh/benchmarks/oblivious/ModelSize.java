package io.riskmesh.benchmarks.oblivious;

import io.riskmesh.boosting.schema.FeatureSchema;

/// A size of model with the ratios it must reach (design `attestation-and-scoring.md` section 11).
///
/// @param plainMust how many times faster than one row of XGBoost the plain walk must be
/// @param vectorMust the same of the vector kernel
/// @param scalarMust the same of the scalar kernel
record ModelSize(int trees, int features, double plainMust, double vectorMust, double scalarMust) {

    static final int DEPTH = 6;

    /// As PlannedScoring allows: with the sentinel at most 254 thresholds a feature.
    static final int MAX_BIN = 253;

    static final ModelSize SMALL = new ModelSize(100, 30, 40, 50, 5);
    static final ModelSize LARGE = new ModelSize(500, 100, 15, 20, 1.3);

    FeatureSchema schema() {
        return FeatureSchema.numbered(features);
    }

    @Override
    public String toString() {
        return trees + " x " + features;
    }
}
