package io.riskmesh.benchmarks.trainer;

import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.gateway.dataset.ColumnChoice;
import io.riskmesh.gateway.dataset.Dataset;
import io.riskmesh.gateway.dataset.DatasetLoader;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.simulator.shape.ShapeGenerator;
import io.riskmesh.simulator.shape.ShapedRows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Rows that both sides train on.
record BenchRows(String name, FeatureSchema schema, FloatMatrix matrix, byte[] labels) {

    static final long SEED = 1;

    /// Generated rows of a named shape.
    static BenchRows generated(int rows, int features, double positiveRate) {
        ShapedRows shaped = new ShapeGenerator(SEED, rows, features, positiveRate).generate();
        return new BenchRows("generated %,d x %d".formatted(rows, features), FeatureSchema.numbered(features),
                new FloatMatrix(rows, features, shaped.values()), shaped.labels());
    }

    /// The credit card customers of Yeh and Lien (2009), all rows; empty where the extra data is not there.
    static Optional<BenchRows> taiwan() throws Stopped {
        Path file = Path.of(System.getProperty("riskmesh.data", "../shared/data"), "taiwan_default", "UCI_Credit_Card.csv.gz");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        ColumnChoice columns = new ColumnChoice(Optional.of("default.payment.next.month"), Optional.empty(), Optional.of("ID"),
                Optional.empty(), Optional.empty(), List.of(), List.of(), List.of());
        Dataset rows = new DatasetLoader(columns).load(List.of(file));
        return Optional.of(new BenchRows("taiwan %,d x %d".formatted(rows.rows(), rows.schema().size()), rows.schema(),
                rows.matrix(), rows.labels()));
    }

    int rows() {
        return labels.length;
    }

    float[] floatLabels() {
        float[] floats = new float[labels.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = labels[i];
        }
        return floats;
    }

    @Override
    public String toString() {
        return name;
    }
}
