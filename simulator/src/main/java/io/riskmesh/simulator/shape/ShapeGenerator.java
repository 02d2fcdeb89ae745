package io.riskmesh.simulator.shape;

import io.riskmesh.simulator.random.SplitMix64;

/// Rows of a wanted shape: lognormal, normal, integer and zero-heavy columns in turn, 5 % missing, a logistic truth with
/// interactions. They stand for size, not for accuracy (evaluation design, section 8). Every row has its own generator and
/// the truth is calibrated on a sample of its own, so a row is the same whatever the number of rows asked for, and banks
/// may generate their parts apart. Immutable and thread-safe.
public final class ShapeGenerator {

    private static final long KIND_TRUTH = 1;
    private static final long KIND_ROW = 2;
    private static final long KIND_CALIBRATION = 3;
    private static final int CALIBRATION_ROWS = 20_000;
    private static final double MISSING = 0.05;

    private final long seed;
    private final int rows;
    private final int features;
    private final Truth truth;
    private final double intercept;

    /// `positiveRate` strictly between 0 and 1; `rows * features` below 2^31.
    public ShapeGenerator(long seed, int rows, int features, double positiveRate) {
        if (rows < 1 || features < 1 || (long) rows * features > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("Expected rows, features >= 1 and fewer than 2^31 values, got " + rows
                    + " x " + features);
        }
        if (!(positiveRate > 0 && positiveRate < 1)) {
            throw new IllegalArgumentException("Expected 0 < positive rate < 1, got " + positiveRate);
        }
        this.seed = seed;
        this.rows = rows;
        this.features = features;
        this.truth = new Truth(SplitMix64.of(seed, KIND_TRUTH, 0), features);
        this.intercept = calibrate(positiveRate);
    }

    /// All rows.
    public ShapedRows generate() {
        return generate(0, rows);
    }

    /// The rows `from` to `from + count - 1`, the same as in the whole.
    public ShapedRows generate(int from, int count) {
        if (from < 0 || count < 0 || from > rows - count) {
            throw new IllegalArgumentException("Expected a range within " + rows + " rows, got " + count + " from " + from);
        }
        float[] values = new float[count * features];
        byte[] labels = new byte[count];
        double[] gaussians = new double[features];
        for (int i = 0; i < count; i++) {
            SplitMix64 random = SplitMix64.of(seed, KIND_ROW, from + (long) i);
            drawGaussians(random, gaussians);
            for (int f = 0; f < features; f++) {
                values[i * features + f] = random.chance(MISSING) ? Float.NaN : ColumnKind.of(f).value(gaussians[f]);
            }
            labels[i] = (byte) (random.chance(Truth.sigmoid(intercept + truth.score(gaussians))) ? 1 : 0);
        }
        return new ShapedRows(count, features, values, labels);
    }

    private double calibrate(double positiveRate) {
        double[] scores = new double[CALIBRATION_ROWS];
        double[] gaussians = new double[features];
        for (int i = 0; i < scores.length; i++) {
            drawGaussians(SplitMix64.of(seed, KIND_CALIBRATION, i), gaussians);
            scores[i] = truth.score(gaussians);
        }
        double low = -60;
        double high = 60;
        for (int step = 0; step < 50; step++) {
            double middle = (low + high) / 2;
            if (meanProbability(scores, middle) < positiveRate) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double meanProbability(double[] scores, double intercept) {
        double sum = 0;
        for (double score : scores) {
            sum += Truth.sigmoid(intercept + score);
        }
        return sum / scores.length;
    }

    private static void drawGaussians(SplitMix64 random, double[] gaussians) {
        for (int f = 0; f < gaussians.length; f++) {
            gaussians[f] = random.gaussian();
        }
    }
}
