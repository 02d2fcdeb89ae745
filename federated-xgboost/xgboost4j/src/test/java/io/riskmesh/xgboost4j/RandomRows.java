package io.riskmesh.xgboost4j;

import io.riskmesh.boosting.schema.Feature;
import io.riskmesh.boosting.schema.FeatureSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// Seeded rows with ties, missing values and categories, whose label depends on them.
record RandomRows(FeatureSchema schema, int rows, float[] values, float[] labels) {

    private static final int CATEGORIES = 9;

    /// Every third column is categorical if asked for.
    static RandomRows of(long seed, int rows, int columns, boolean categories) {
        Random random = new Random(seed);
        List<Feature> features = new ArrayList<>();
        for (int f = 0; f < columns; f++) {
            features.add(categories && f % 3 == 2
                    ? Feature.categorical("kind " + f, IntStream.range(0, CATEGORIES).mapToObj(c -> "c" + c).toList())
                    : Feature.numeric("x" + f));
        }
        float[] values = new float[rows * columns];
        float[] labels = new float[rows];
        for (int i = 0; i < rows; i++) {
            double sum = random.nextGaussian() * 0.5;
            for (int f = 0; f < columns; f++) {
                boolean categorical = features.get(f).isCategorical();
                float x = categorical ? random.nextInt(CATEGORIES) : Math.round(random.nextGaussian() * 20) / 8f;
                sum += categorical ? (x % 3) - 1 : x * ((f % 5) - 2) * 0.3;
                values[i * columns + f] = random.nextInt(7) == 0 ? Float.NaN : x;
            }
            labels[i] = sum > 0.7 ? 1f : 0f;
        }
        labels[0] = 1f;
        labels[rows - 1] = 0f;
        return new RandomRows(new FeatureSchema(features), rows, values, labels);
    }

    float[] row(int i) {
        return java.util.Arrays.copyOfRange(values, i * schema.size(), (i + 1) * schema.size());
    }

    NativeMatrix matrix() throws NativeTrainingException {
        return NativeMatrix.of(schema, rows, values).withLabels(labels);
    }
}
