package io.riskmesh.benchmarks.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.riskmesh.boosting.model.ReadResult;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.prediction.FlatForest;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.simulator.shape.ShapeGenerator;
import io.riskmesh.simulator.shape.ShapedRows;
import io.riskmesh.xgboost4j.NativeBooster;
import io.riskmesh.xgboost4j.NativeMatrix;
import io.riskmesh.xgboost4j.NativeTrainingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Reads a request as it streams and scores it here, by a model of 100 trees over 30 features.
final class InProcessScores {
    private static final int FEATURES = 30;
    private static final int TREES = 100;
    private static final int DEPTH = 6;
    private static final int ROWS = 20_000;
    private static final double POSITIVE_RATE = 0.3;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(8).maxStringLength(1024).maxNumberLength(32).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    private static final String REQUEST = """
            {"payment":{"paymentId":"0f3a8c1e-6f0d-4c55-9f1e-2b7d0a4c9e11","initiatedAt":"2026-03-02T09:15:27.401Z",\
            "amount":{"currency":"EUR","minorUnits":184000},"scheme":"instant-credit-transfer",\
            "payer":{"institution":"HARBGB2LXXX","account":"GB29NWBK60161331926819"},\
            "payee":{"institution":"MEADFRPPXXX","account":"FR1420041010050500013M02606"}},\
            "signals":{"device_new":1,"session_age_s":214,"typing_speed":0.73,"amount_vs_90d_max":1.8,"night":0,"vpn":0,"country_changed":0},\
            "purpose":"payment-fraud-scoring","deadlineMs":150,"explain":3}""";

    private final FlatForest forest;
    private final float[] row;

    InProcessScores() throws NativeTrainingException {
        ShapedRows rows = new ShapeGenerator(1, ROWS, FEATURES, POSITIVE_RATE).generate(0, ROWS);
        forest = FlatForest.of(switch (XgboostModelFile.read(trained(rows))) {
            case ReadResult.ModelRead read -> read.ensemble().withSchema(FeatureSchema.numbered(FEATURES));
            case ReadResult.ModelRefused refused -> throw new NativeTrainingException(refused.message());
        });
        row = java.util.Arrays.copyOf(rows.values(), FEATURES);
    }

    private static byte[] trained(ShapedRows rows) throws NativeTrainingException {
        float[] labels = new float[rows.rows()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = rows.labels()[i];
        }
        try (NativeMatrix matrix = NativeMatrix.of(FeatureSchema.numbered(FEATURES), rows.rows(), rows.values()).withLabels(labels);
                NativeBooster booster = NativeBooster.train(matrix, Map.of("max_depth", DEPTH, "eta", 0.1, "max_bin", 253), TREES)) {
            return booster.save(NativeBooster.Format.UBJSON);
        }
    }

    static byte[] request() {
        return REQUEST.getBytes(StandardCharsets.UTF_8);
    }

    /// The margin of a request, whose numbers take the place of as many features.
    float score(byte[] body) throws IOException {
        float[] features = row.clone();
        int next = 0;
        try (JsonParser in = JSON.createParser(body)) {
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                if (token.isNumeric()) {
                    features[next++ % FEATURES] = (float) in.getDoubleValue();
                } else if (token == JsonToken.VALUE_STRING && in.getTextLength() == 0) {
                    throw new IOException("No text of a request is empty");
                }
            }
        }
        return forest.margin(features);
    }
}
