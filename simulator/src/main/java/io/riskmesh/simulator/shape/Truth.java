package io.riskmesh.simulator.shape;

import io.riskmesh.simulator.random.SplitMix64;

/// A logistic truth over the normal variables behind the columns: a weight for each of the first columns and products of
/// some neighbours, so that trees of depth one do not reach it.
final class Truth {

    private static final int MOST_WEIGHTS = 12;
    private static final int PAIRS = 4;

    private final double[] weights;
    private final int[] left = new int[PAIRS];
    private final int[] right = new int[PAIRS];

    Truth(SplitMix64 random, int features) {
        weights = new double[Math.min(features, MOST_WEIGHTS)];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = random.between(0.2, 0.9) * (random.chance(0.5) ? 1 : -1);
        }
        for (int i = 0; i < PAIRS; i++) {
            left[i] = random.nextInt(features);
            right[i] = random.nextInt(features);
        }
    }

    double score(double[] gaussians) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * gaussians[i];
        }
        for (int i = 0; i < PAIRS; i++) {
            sum += 0.5 * gaussians[left[i]] * gaussians[right[i]];
        }
        return sum;
    }

    static double sigmoid(double margin) {
        return 1 / (1 + StrictMath.exp(-margin));
    }
}
