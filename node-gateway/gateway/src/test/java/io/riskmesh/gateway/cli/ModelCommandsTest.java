package io.riskmesh.gateway.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.xgboost4j.NativeBooster;
import io.riskmesh.xgboost4j.NativeMatrix;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `predict` and `model show` on a model that XGBoost itself trained and saved.
final class ModelCommandsTest {
    private static final int ROWS = 207;
    private static final int COLUMNS = 5;

    @TempDir
    Path folder;

    private float[] expected;

    @BeforeEach
    void train_natively() throws Exception {
        SplittableRandom random = new SplittableRandom(11);
        float[] values = new float[ROWS * COLUMNS];
        float[] labels = new float[ROWS];
        StringBuilder csv = new StringBuilder("name,f4,f3,f2,f1,f0\n");
        for (int row = 0; row < ROWS; row++) {
            StringBuilder cells = new StringBuilder();
            for (int c = COLUMNS - 1; c >= 0; c--) {
                boolean missing = random.nextInt(10) == 0;
                values[row * COLUMNS + c] = missing ? Float.NaN : random.nextInt(40) / 8f;
                cells.append(',').append(missing ? "" : Float.toString(values[row * COLUMNS + c]));
            }
            labels[row] = values[row * COLUMNS] > 2f ? 1f : random.nextInt(2);
            csv.append("row ").append(row).append(cells).append('\n');
        }
        Files.writeString(folder.resolve("rows.csv"), csv);
        FeatureSchema schema = FeatureSchema.numbered(COLUMNS);
        try (NativeMatrix matrix = NativeMatrix.of(schema, ROWS, values).withLabels(labels);
                NativeBooster booster = NativeBooster.train(matrix, Map.of("max_depth", 3), 4)) {
            Files.write(folder.resolve("model.ubj"), booster.save(NativeBooster.Format.UBJSON));
            Files.write(folder.resolve("model.json"), booster.save(NativeBooster.Format.JSON));
            expected = booster.margins(matrix);
        }
    }

    @Test
    void predict_gives_the_margin_bits_of_xgboost_whatever_the_order_of_the_columns() throws Exception {
        Call call = Call.of("predict", "--model", path("model.ubj"), "--data", path("rows.csv"), "--id", "name", "--out",
                path("scores.csv"));
        assertEquals(0, call.status(), call.err());
        List<String> lines = Files.readAllLines(folder.resolve("scores.csv"));
        assertEquals("id,margin,probability", lines.getFirst());
        assertEquals(ROWS + 1, lines.size());
        for (int row = 0; row < ROWS; row++) {
            String[] cells = lines.get(row + 1).split(",", -1);
            assertEquals("row " + row, cells[0]);
            assertEquals(expected[row], Float.parseFloat(cells[1]));
            assertEquals(1 / (1 + StrictMath.exp(-expected[row])), Double.parseDouble(cells[2]), 1e-7);
        }
    }

    @Test
    void predict_compares_every_margin_with_stock_xgboost() {
        Call call = Call.of("predict", "--model", path("model.json"), "--data", path("rows.csv"), "--id", "name", "--stock", "--out",
                path("scores.csv"));
        assertEquals(0, call.status(), call.err());
        assertTrue(call.out().contains("stock XGBoost gives equal margins on " + ROWS + " of " + ROWS + " rows"), call.out());
    }

    @Test
    void contributions_of_features_and_bias_sum_to_the_margin() throws Exception {
        Call call = Call.of("predict", "--model", path("model.ubj"), "--data", path("rows.csv"), "--id", "name", "--contributions",
                "--out", path("scores.csv"));
        assertEquals(0, call.status(), call.err());
        List<String> lines = Files.readAllLines(folder.resolve("scores.csv"));
        assertEquals("id,margin,probability,shap_f0,shap_f1,shap_f2,shap_f3,shap_f4,shap_bias", lines.getFirst());
        for (String line : lines.subList(1, lines.size())) {
            double[] cells = Arrays.stream(line.split(",", -1)).skip(1).mapToDouble(Double::parseDouble).toArray();
            assertEquals(cells[0], Arrays.stream(cells).skip(2).sum(), 1e-5);
        }
    }

    @Test
    void show_tells_trees_digest_and_that_full_statistics_are_no_release() {
        Call table = Call.of("model", "show", path("model.json"));
        assertEquals(0, table.status(), table.err());
        assertTrue(table.out().contains("trees            4, depth up to 3"), table.out());
        assertTrue(table.out().contains("do not release this file"), table.out());
    }

    @Test
    void json_and_ubjson_of_one_model_have_one_canonical_digest() throws Exception {
        JsonNode json = new ObjectMapper().readTree(Call.of("model", "show", path("model.json"), "--format", "json").out());
        JsonNode ubjson = new ObjectMapper().readTree(Call.of("model", "show", path("model.ubj"), "--format", "json").out());
        assertEquals(json.get("canonicalDigest"), ubjson.get("canonicalDigest"));
        assertEquals(4, json.get("trees").asInt());
    }

    @Test
    void random_bytes_and_every_cut_of_a_model_are_refused_in_one_line() throws Exception {
        SplittableRandom random = new SplittableRandom(5);
        byte[] noise = new byte[400];
        random.nextBytes(noise);
        assertRefused(noise);
        byte[] model = Files.readAllBytes(folder.resolve("model.ubj"));
        for (int i = 0; i < 20; i++) {
            assertRefused(Arrays.copyOf(model, random.nextInt(model.length)));
        }
    }

    @Test
    void siblings_that_are_not_neighbours_are_refused() throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        JsonNode model = mapper.readTree(Files.readAllBytes(folder.resolve("model.json")));
        JsonNode tree = model.at("/learner/gradient_booster/model/trees/0");
        int left = tree.get("left_children").get(0).asInt();
        ((ArrayNode) tree.get("left_children")).set(0, left + 1);
        ((ArrayNode) tree.get("right_children")).set(0, left);
        assertRefused(mapper.writeValueAsBytes(model));
    }

    @Test
    void rows_without_a_feature_of_the_model_are_refused_and_nothing_is_written() throws Exception {
        Files.writeString(folder.resolve("few.csv"), "f0,f1,f2,f3\n1,2,3,4\n");
        Call call = Call.of("predict", "--model", path("model.ubj"), "--data", path("few.csv"), "--out", path("scores.csv"));
        assertTrue(call.refusal(2).contains("no column \"f4\""));
        assertFalse(Files.exists(folder.resolve("scores.csv")));
    }

    private void assertRefused(byte[] file) throws Exception {
        Files.write(folder.resolve("bad"), file);
        for (List<String> command : List.of(List.of("model", "show", path("bad")),
                List.of("predict", "--model", path("bad"), "--data", path("rows.csv"), "--out", path("scores.csv")))) {
            assertTrue(Call.of(command).refusal(3).contains("refused"));
            assertFalse(Files.exists(folder.resolve("scores.csv")));
        }
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }
}
