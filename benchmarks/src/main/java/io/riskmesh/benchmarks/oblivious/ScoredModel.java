package io.riskmesh.benchmarks.oblivious;

import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.boosting.model.ReadResult;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.prediction.FlatForest;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.enclave.oblivious.BitMaskForest;
import io.riskmesh.enclave.oblivious.ForestLoading;
import io.riskmesh.simulator.shape.ShapeGenerator;
import io.riskmesh.simulator.shape.ShapedRows;
import io.riskmesh.xgboost4j.NativeBooster;
import io.riskmesh.xgboost4j.NativeMatrix;
import io.riskmesh.xgboost4j.NativeTrainingException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;

/// One model that XGBoost trained, in its own program and in ours, and rows that it has not seen. Close it.
///
/// @param values row-major, one in ten missing
record ScoredModel(ModelSize size, TreeEnsemble ensemble, FlatForest plain, BitMaskForest forest, NativeBooster peer, float[] values)
        implements AutoCloseable {

    static final long SEED = 1;
    static final int ROWS = 4_096;
    private static final int MISSING_OF_TEN = 1;
    private static final double POSITIVE_RATE = 0.3;

    static ScoredModel train(ModelSize size, int trainingRows) throws NativeTrainingException {
        ShapeGenerator generator = new ShapeGenerator(SEED, trainingRows + ROWS, size.features(), POSITIVE_RATE);
        byte[] file = trained(size, generator.generate(0, trainingRows));
        TreeEnsemble ensemble = switch (XgboostModelFile.read(file)) {
            case ReadResult.ModelRead read -> read.ensemble().withSchema(size.schema());
            case ReadResult.ModelRefused refused -> throw new NativeTrainingException(refused.message());
        };
        BitMaskForest forest = switch (ForestLoading.of(ensemble)) {
            case ForestLoading.Scorable scorable -> scorable.forest();
            case ForestLoading.NotScorable refused -> throw new NativeTrainingException(String.join("; ", refused.obstacles()));
        };
        float[] values = generator.generate(trainingRows, ROWS).values();
        Random random = new Random(SEED);
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(10) < MISSING_OF_TEN ? Float.NaN : values[i];
        }
        return new ScoredModel(size, ensemble, FlatForest.of(ensemble), forest, NativeBooster.load(file), values);
    }

    private static byte[] trained(ModelSize size, ShapedRows rows) throws NativeTrainingException {
        float[] labels = new float[rows.rows()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = rows.labels()[i];
        }
        try (NativeMatrix matrix = NativeMatrix.of(size.schema(), rows.rows(), rows.values()).withLabels(labels);
                NativeBooster booster = NativeBooster.train(matrix,
                        Map.of("max_depth", ModelSize.DEPTH, "eta", 0.1, "max_bin", ModelSize.MAX_BIN), size.trees())) {
            return booster.save(NativeBooster.Format.UBJSON);
        }
    }

    /// A row as a caller has it: an array of its own.
    float[] row(int row) {
        return Arrays.copyOfRange(values, row * size.features(), (row + 1) * size.features());
    }

    /// XGBoost's margins of all rows.
    float[] peerMargins() throws NativeTrainingException {
        FeatureSchema schema = size.schema();
        try (NativeMatrix matrix = NativeMatrix.of(schema, new FloatMatrix(ROWS, schema.size(), values))) {
            return peer.margins(matrix);
        }
    }

    @Override
    public void close() {
        peer.close();
    }
}
