package io.riskmesh.federation.party;

import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.boosting.schema.Feature;
import io.riskmesh.boosting.schema.FeatureSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Generated rows with missing values, a categorical column, a constant one and a mostly-zero one.
///
/// @param weights by row, where asked for
public record TestRows(FloatMatrix features, float[] labels, Optional<float[]> weights) {
    static final FeatureSchema SCHEMA = new FeatureSchema(List.of(Feature.numeric("age"), Feature.numeric("amount"),
            Feature.numeric("constant"), Feature.categorical("channel", List.of("a", "b", "c", "d", "e", "f")),
            Feature.numeric("zeros"), Feature.numeric("noise")));

    static TestRows of(long seed, int rows, boolean weighted) {
        Random random = new Random(seed);
        float[] values = new float[rows * SCHEMA.size()];
        float[] labels = new float[rows];
        float[] weights = new float[rows];
        for (int row = 0; row < rows; row++) {
            float age = random.nextInt(18, 90);
            float amount = (float) Math.exp(3 * random.nextGaussian());
            int channel = random.nextInt(7);
            float zeros = random.nextInt(10) == 0 ? random.nextInt(5) : 0;
            int at = row * SCHEMA.size();
            values[at] = random.nextInt(8) == 0 ? Float.NaN : age;
            values[at + 1] = amount;
            values[at + 2] = 1;
            values[at + 3] = channel == 6 ? Float.NaN : channel;
            values[at + 4] = zeros;
            values[at + 5] = random.nextFloat();
            double z = (age > 50 ? 1.2 : -0.4) + (channel % 2 == 0 ? 0.8 : -0.8) + (amount > 5 ? 0.9 : 0) - zeros * 0.5 - 0.8;
            labels[row] = random.nextDouble() < 1 / (1 + Math.exp(-z)) ? 1 : 0;
            weights[row] = 0.25f + random.nextInt(8) / 4f;
        }
        return new TestRows(new FloatMatrix(rows, SCHEMA.size(), values), labels, weighted ? Optional.of(weights) : Optional.empty());
    }

    byte[] byteLabels() {
        byte[] bytes = new byte[labels.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) labels[i];
        }
        return bytes;
    }

    static FloatMatrix pooled(List<TestRows> all) {
        int rows = all.stream().mapToInt(r -> r.features().rows()).sum();
        float[] values = new float[rows * SCHEMA.size()];
        int at = 0;
        for (TestRows some : all) {
            for (int row = 0; row < some.features().rows(); row++) {
                some.features().copyRow(row, values, at);
                at += SCHEMA.size();
            }
        }
        return new FloatMatrix(rows, SCHEMA.size(), values);
    }

    static byte[] pooledLabels(List<TestRows> all) {
        List<Byte> labels = new ArrayList<>();
        all.forEach(rows -> {
            for (byte label : rows.byteLabels()) {
                labels.add(label);
            }
        });
        byte[] bytes = new byte[labels.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = labels.get(i);
        }
        return bytes;
    }
}
