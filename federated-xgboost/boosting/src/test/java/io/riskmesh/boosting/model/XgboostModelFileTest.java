package io.riskmesh.boosting.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.model.ReadResult.ModelRead;
import io.riskmesh.boosting.model.ReadResult.ModelRefused;
import io.riskmesh.boosting.schema.Feature;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.tree.ModelCovers;
import io.riskmesh.boosting.tree.RandomEnsembles;
import io.riskmesh.boosting.tree.TreeEnsemble;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class XgboostModelFileTest {

    private static final String JSON = json(RandomEnsembles.of(4, 3, 4, 5, true));

    private static String json(TreeEnsemble ensemble) {
        return new String(XgboostModelFile.writeJson(ensemble), StandardCharsets.UTF_8);
    }

    private static ModelRefused refusalOf(String json) {
        return assertInstanceOf(ModelRefused.class, XgboostModelFile.read(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static ModelRead readJson(String json) {
        return assertInstanceOf(ModelRead.class, XgboostModelFile.read(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static String replaced(String target, String replacement) {
        assertTrue(JSON.contains(target), target);
        return JSON.replace(target, replacement);
    }

    private static String firstGainReplaced(String word) {
        return JSON.replaceFirst("\"loss_changes\":\\[[^,\\]]*", "\"loss_changes\":[" + java.util.regex.Matcher.quoteReplacement(word));
    }

    @Test
    void a_written_model_is_read_back_equal_from_both_formats() {
        for (long seed = 0; seed < 60; seed++) {
            TreeEnsemble written = RandomEnsembles.of(seed, (int) seed % 9, 1 + (int) seed % 7, (int) seed, seed % 3 != 0);
            ModelRead ubjson = assertInstanceOf(ModelRead.class,
                    XgboostModelFile.read(XgboostModelFile.writeUbjson(written)), "seed " + seed);
            ModelRead json = readJson(json(written));
            assertEquals(List.of(), ubjson.warnings());
            assertEquals(written, ubjson.ensemble().withSchema(written.schema()), "seed " + seed);
            assertEquals(ubjson, json, "seed " + seed);
            TreeEnsemble stripped = written.stripped(ModelCovers.POWER_OF_TWO);
            assertTrue(XgboostModelFile.validate(XgboostModelFile.writeUbjson(stripped)).isEmpty());
        }
    }

    @Test
    void many_features_and_large_numbers_take_wider_integers() {
        FeatureSchema wide = new FeatureSchema(IntStream.range(0, 300).mapToObj(f -> Feature.numeric("x" + f)).toList());
        TreeEnsemble many = new TreeEnsemble(RandomEnsembles.of(2, 1, 1, 1, false).objective(), wide,
                RandomEnsembles.of(2, 33_000 / 2, 1, 1, false).trees());
        assertEquals(many, assertInstanceOf(ModelRead.class,
                XgboostModelFile.read(XgboostModelFile.writeUbjson(many))).ensemble());
    }

    @Test
    void a_base_score_in_brackets_means_the_same() {
        assertEquals(readJson(JSON), readJson(replaced("\"5E-1\"", "\"[5E-1]\"")));
        assertEquals(readJson(JSON), readJson(replaced("\"5E-1\"", "\"0.5\"")));
    }

    @Test
    void another_base_score_becomes_a_first_tree_and_a_warning() {
        ModelRead read = readJson(replaced("\"5E-1\"", "\"[2.5E-1]\""));
        assertEquals(1, read.warnings().size());
        assertEquals(4, read.ensemble().trees().size());
        assertEquals((float) StrictMath.log(1.0 / 3.0), read.ensemble().trees().getFirst().leafValue(0));
        assertEquals(RefusalReason.OUT_OF_RANGE, refusalOf(replaced("\"5E-1\"", "\"1E0\"")).reason());
        assertEquals(RefusalReason.OUT_OF_RANGE, refusalOf(replaced("\"5E-1\"", "\"[5E-1,5E-1]\"")).reason());
    }

    @Test
    void fields_of_later_versions_are_ignored_with_a_warning() {
        ModelRead read = readJson(replaced("\"gbtree_model_param\"",
                "\"cats\":{\"enc\":[],\"feature_segments\":[],\"sorted_idx\":[]},\"gbtree_model_param\"")
                .replace("[3,0,4]", "[3,4,0]").replace("\"attributes\":{}", "\"attributes\":{\"best_iteration\":\"2\"}"));
        assertEquals(List.of("learner.gradient_booster.model.cats is ignored",
                "learner.attributes: 1 are left out"), read.warnings());
        assertEquals(readJson(JSON).ensemble(), read.ensemble());
    }

    @Test
    void a_model_without_names_and_types_gets_numbered_numeric_features() {
        String json = json(RandomEnsembles.of(2, 2, 3, 4, false)).replace("[\"x0\",\"x1\",\"x2\"]", "[]")
                .replace("[\"q\",\"q\",\"q\"]", "[]");
        ModelRead read = readJson(json);
        assertEquals(FeatureSchema.numbered(3), read.ensemble().schema());
        assertEquals(2, read.warnings().size());
    }

    @Test
    void an_integer_where_a_float_belongs_is_refused() {
        assertEquals(RefusalReason.SYNTAX, refusalOf(firstGainReplaced("0")).reason());
    }

    @Test
    void a_refusal_names_the_place_what_was_expected_and_what_came() {
        ModelRefused refused = refusalOf(replaced("\"num_feature\":\"4\",\"num_nodes\"",
                "\"num_feature\":\"5\",\"num_nodes\""));
        assertEquals("learner.gradient_booster.model.trees[0].tree_param.num_feature", refused.path());
        assertEquals("4..4", refused.expected());
        assertEquals("5", refused.actual());
    }

    @Test
    void other_objectives_boosters_and_classes_are_unsupported() {
        assertEquals(RefusalReason.UNSUPPORTED, refusalOf(replaced("binary:logistic", "rank:ndcg")).reason());
        assertEquals(RefusalReason.UNSUPPORTED, refusalOf(replaced("gbtree\"}", "dart\"}")).reason());
        assertEquals(RefusalReason.UNSUPPORTED, refusalOf(replaced("\"num_class\":\"0\"", "\"num_class\":\"3\"")).reason());
        assertEquals(RefusalReason.UNSUPPORTED, refusalOf(replaced("\"num_deleted\":\"0\"", "\"num_deleted\":\"2\"")).reason());
        assertEquals(RefusalReason.UNSUPPORTED, refusalOf(replaced("\"size_leaf_vector\":\"1\"", "\"size_leaf_vector\":\"2\"")).reason());
    }

    @Test
    void trees_that_are_no_trees_are_refused() {
        assertTrue(XgboostModelFile.validate(oneTree("[1,-1,-1]", "[2,-1,-1]", "[2147483647,0,0]")).isEmpty());
        for (byte[] wrong : List.of(
                oneTree("[0,-1,-1]", "[2,-1,-1]", "[2147483647,0,0]"),
                oneTree("[1,-1,-1]", "[1,-1,-1]", "[2147483647,0,0]"),
                oneTree("[1,-1,-1]", "[-1,-1,-1]", "[2147483647,0,0]"),
                oneTree("[-1,-1,-1]", "[-1,-1,-1]", "[2147483647,0,0]"),
                oneTree("[1,1,-1]", "[2,2,-1]", "[2147483647,0,0]"),
                oneTree("[1,-1,-1]", "[2,-1,-1]", "[0,0,0]"),
                oneTree("[1,-1,-1]", "[2,-1,-1]", "[2147483647,0,1]"))) {
            assertEquals(RefusalReason.WRONG_STRUCTURE, XgboostModelFile.validate(wrong).orElseThrow().reason());
        }
        assertEquals(RefusalReason.OUT_OF_RANGE,
                XgboostModelFile.validate(oneTree("[3,-1,-1]", "[4,-1,-1]", "[2147483647,0,0]")).orElseThrow().reason());
        assertEquals(RefusalReason.WRONG_LENGTH,
                XgboostModelFile.validate(oneTree("[1,-1]", "[2,-1,-1]", "[2147483647,0,0]")).orElseThrow().reason());
    }

    private static byte[] oneTree(String left, String right, String parents) {
        TreeEnsemble ensemble = null;
        for (long seed = 0; ensemble == null || ensemble.trees().getFirst().nodeCount() != 3; seed += 2) {
            ensemble = RandomEnsembles.of(seed, 1, 2, 1, false);
        }
        return json(ensemble).replace("\"left_children\":[1,-1,-1]", "\"left_children\":" + left)
                .replace("\"right_children\":[2,-1,-1]", "\"right_children\":" + right)
                .replace("\"parents\":[2147483647,0,0]", "\"parents\":" + parents).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void words_that_are_not_json_numbers_are_refused() {
        for (String word : List.of("NaN", "Infinity", "-Infinity", "1E99", "null", "true", "+1E0", "01.0E0", ".5", "1.", "1E")) {
            assertEquals(RefusalReason.SYNTAX, refusalOf(firstGainReplaced(word)).reason(), word);
        }
    }

    @Test
    void a_key_twice_and_bytes_after_the_end_are_refused() {
        assertEquals(RefusalReason.SYNTAX, refusalOf(JSON + " 1").reason());
        assertEquals(RefusalReason.SYNTAX, refusalOf(replaced("\"id\":0", "\"id\":0,\"id\":0")).reason());
        byte[] ubjson = XgboostModelFile.writeUbjson(RandomEnsembles.of(1, 1, 1, 1, false));
        assertEquals(RefusalReason.SYNTAX, XgboostModelFile.validate(
                java.util.Arrays.copyOf(ubjson, ubjson.length + 1)).orElseThrow().reason());
    }

    @Test
    void deep_nesting_is_refused_without_a_deep_stack() {
        assertEquals(RefusalReason.TOO_LARGE, refusalOf("{\"a\":".repeat(100_000)).reason());
        assertEquals(RefusalReason.TOO_LARGE, refusalOf("{\"a\":[" + "{},".repeat(1 << 20) + "{}]}").reason());
    }

    @Test
    void floats_are_printed_as_the_shortest_that_reads_back() {
        assertArrayEquals(new String[] {"5E-1", "1E-45", "0E0", "-0E0", "1.5E1", "-3.4028235E38", "1.1754944E-38", "1E10"},
                IntStream.range(0, 8).mapToObj(i -> XgboostFloat.print(new float[] {0.5f, Float.MIN_VALUE, 0f, -0f, 15f,
                    -Float.MAX_VALUE, Float.MIN_NORMAL, 1e10f}[i])).toArray());
        java.util.Random random = new java.util.Random(3);
        for (int i = 0; i < 200_000; i++) {
            float value = Float.intBitsToFloat(random.nextInt());
            if (Float.isFinite(value)) {
                assertEquals(value, Float.parseFloat(XgboostFloat.print(value)));
            }
        }
    }
}
