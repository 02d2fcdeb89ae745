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

    static final List<String> TAIWAN = List.of("taiwan_default/UCI_Credit_Card.csv.gz");
    static final List<String> CENSUS = List.of("a9a/a9a_horizontal_p0.libsvm.gz", "a9a/a9a_horizontal_p1.libsvm.gz");

    /// Generated rows of a named shape.
    static BenchRows generated(int rows, int features, double positiveRate) {
        ShapedRows shaped = new ShapeGenerator(SEED, rows, features, positiveRate).generate();
        return new BenchRows("generated %,d x %d".formatted(rows, features), FeatureSchema.numbered(features),
                new FloatMatrix(rows, features, shaped.values()), shaped.labels());
    }

    /// The credit card customers of Yeh and Lien (2009), all rows; empty where the extra data is not there.
    static Optional<BenchRows> taiwan() throws Stopped {
        return file("taiwan", TAIWAN, new ColumnChoice(Optional.of("default.payment.next.month"), Optional.empty(),
                Optional.of("ID"), Optional.empty(), Optional.empty(), List.of(), List.of(), List.of()));
    }

    /// Census rows of 123 yes-or-nothing columns, the training rows; empty where the extra data is not there.
    static Optional<BenchRows> census() throws Stopped {
        return file("a9a", CENSUS, ColumnChoice.labelled("label"));
    }

    private static Optional<BenchRows> file(String name, List<String> files, ColumnChoice columns) throws Stopped {
        Path root = Path.of(System.getProperty("riskmesh.data", "../shared/data"));
        List<Path> paths = files.stream().map(root::resolve).toList();
        if (!paths.stream().allMatch(Files::isRegularFile)) {
            return Optional.empty();
        }
        Dataset rows = new DatasetLoader(columns).load(paths);
        return Optional.of(new BenchRows("%s %,d x %d".formatted(name, rows.rows(), rows.schema().size()), rows.schema(),
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
