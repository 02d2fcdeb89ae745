package io.riskmesh.federation.rules;

import static io.riskmesh.federation.rules.SurvivorRulesTest.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.growth.LeafGrid;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.parameters.GrowPolicy;
import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.parameters.TreeShape;
import io.riskmesh.boosting.schema.Feature;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.schema.Objective;
import io.riskmesh.boosting.tree.ModelCovers;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeBuilder;
import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.ledger.reason.TrainingReason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// R11: what a released model file may say.
final class StrippedModelTest {

    private static final int MAX_DEPTH = 4;
    private static final TrainingParameters POWER = TrainingParameters.defaults(1)
            .withShape(new TreeShape(GrowPolicy.DEPTH_WISE, MAX_DEPTH, 0));
    private static final TrainingParameters DEPTH = POWER
            .withPrivacy(new PrivacyParameters(true, 3, 1, 20, 50, 20, 3, true, ModelCovers.DATA_INDEPENDENT));
    private static final float STEP = (float) LeafGrid.of(POWER).step();

    @Test
    void a_stripped_model_passes_in_both_formats_and_both_kinds_of_covers() {
        for (TrainingParameters parameters : List.of(POWER, DEPTH)) {
            for (long seed = 0; seed < 20; seed++) {
                TreeEnsemble released = trained(seed).stripped(parameters.privacy().covers(), MAX_DEPTH);
                assertTrue(check(parameters, XgboostModelFile.writeUbjson(released)).isAllowed(), "seed " + seed);
                assertTrue(check(parameters, XgboostModelFile.writeJson(released)).isAllowed(), "seed " + seed);
            }
        }
    }

    @Test
    void the_model_as_it_was_trained_is_refused() {
        assertRefused(TrainingReason.MODEL_NOT_STRIPPED, check(POWER, XgboostModelFile.writeUbjson(trained(1))));
    }

    @Test
    void covers_of_the_other_kind_are_refused() {
        byte[] byHessian = XgboostModelFile.writeUbjson(trained(1).stripped(ModelCovers.POWER_OF_TWO, MAX_DEPTH));
        assertRefused(TrainingReason.MODEL_NOT_STRIPPED, check(DEPTH, byHessian));
    }

    @Test
    void one_gain_one_cover_one_inner_weight_or_one_leaf_off_the_grid_is_found() {
        RegressionTree tree = trained(3).trees().getFirst().stripped(ModelCovers.POWER_OF_TWO, MAX_DEPTH);
        for (int node = 0; node < tree.nodeCount(); node++) {
            float cover = tree.hessian(node);
            float weight = tree.baseWeight(node);
            assertRefused(TrainingReason.MODEL_NOT_STRIPPED, check(POWER, file(with(tree, node, 0.001f, cover, weight))));
            assertRefused(TrainingReason.MODEL_NOT_STRIPPED, check(POWER, file(with(tree, node, 0f, cover * 1.5f, weight))));
            assertRefused(TrainingReason.MODEL_NOT_STRIPPED, check(POWER, file(with(tree, node, 0f, cover, weight + 1f))));
        }
        assertTrue(check(POWER, file(with(tree, 0, 0f, tree.hessian(0), tree.baseWeight(0)))).isAllowed(), "unchanged");
        assertRefused(TrainingReason.MODEL_NOT_STRIPPED, check(POWER, file(leaves(0.25f + STEP / 2))));
        assertTrue(check(POWER, file(leaves(0.25f + STEP))).isAllowed());
        assertTrue(check(POWER, file(RegressionTree.constant(-2.1972246f, 1f)
                .stripped(ModelCovers.POWER_OF_TWO, MAX_DEPTH))).isAllowed(), "the prior's constant tree has no grid");
    }

    @Test
    void a_tree_deeper_than_agreed_is_refused() {
        byte[] file = XgboostModelFile.writeUbjson(trained(5).stripped(ModelCovers.POWER_OF_TWO));
        assertRefused(TrainingReason.MODEL_NOT_STRIPPED, StrippedModel.check(POWER.withShape(new TreeShape(GrowPolicy.DEPTH_WISE, 1, 0)), file));
    }

    @Test
    void attributes_and_random_bytes_are_refused() {
        String json = new String(XgboostModelFile.writeJson(trained(2).stripped(ModelCovers.POWER_OF_TWO, MAX_DEPTH)),
                StandardCharsets.UTF_8);
        String counted = json.replaceFirst("\"attributes\":\\s*\\{\\}", "\"attributes\":{\"rows\":\"30000\"}");
        assertTrue(!counted.equals(json), "the test changed the file");
        assertRefused(TrainingReason.MODEL_NOT_STRIPPED, check(POWER, counted.getBytes(StandardCharsets.UTF_8)));
        byte[] noise = new byte[400];
        new Random(7).nextBytes(noise);
        assertRefused(TrainingReason.MODEL_NOT_STRIPPED, check(POWER, noise));
        assertRefused(TrainingReason.MODEL_NOT_STRIPPED, check(POWER, new byte[0]));
    }

    /// The walk over the schema: each number of a released file is changed in turn. A change either is refused or touches
    /// what the model itself says (splits, leaf values on the grid); no statistic survives in any field.
    @Test
    void every_number_of_the_file_that_is_not_part_of_the_function_is_fixed() {
        TreeEnsemble released = trained(4).stripped(ModelCovers.POWER_OF_TWO, MAX_DEPTH);
        String json = new String(XgboostModelFile.writeJson(released), StandardCharsets.UTF_8);
        Matcher numbers = Pattern.compile("-?\\d+(\\.\\d+)?(E-?\\d+)?").matcher(json);
        List<String> free = new ArrayList<>();
        int walked = 0;
        while (numbers.find()) {
            walked++;
            String changed = json.substring(0, numbers.start()) + "3" + numbers.group() + json.substring(numbers.end());
            if (check(POWER, changed.getBytes(StandardCharsets.UTF_8)).isAllowed()) {
                free.add(fieldBefore(json, numbers.start()));
            }
        }
        assertTrue(walked > 200, "walked " + walked);
        free.removeAll(List.of("split_conditions", "split_indices", "feature_names"));
        assertEquals(List.of(), free);
    }

    private static String fieldBefore(String json, int at) {
        Matcher names = Pattern.compile("\"([a-z_]+)\":").matcher(json.substring(0, at));
        String last = "";
        while (names.find()) {
            last = names.group(1);
        }
        return last;
    }

    private static Verdict check(TrainingParameters parameters, byte[] file) {
        return StrippedModel.check(parameters, file);
    }

    private static byte[] file(RegressionTree tree) {
        return XgboostModelFile.writeUbjson(new TreeEnsemble(Objective.BINARY_LOGISTIC, schema(), List.of(tree)));
    }

    private static FeatureSchema schema() {
        return new FeatureSchema(List.of(Feature.numeric("amount"), Feature.numeric("age")));
    }

    private static RegressionTree leaves(float value) {
        TreeBuilder tree = RegressionTree.builder();
        int left = tree.expand(tree.addRoot(), 0, 1.5f, true);
        tree.setStatistics(0, 0f, 4f, 0f);
        for (int leaf : new int[] {left, left + 1}) {
            tree.setLeaf(leaf, value);
            tree.setStatistics(leaf, 0f, 2f, value);
        }
        return tree.build();
    }

    /// A copy with other statistics at one node.
    private static RegressionTree with(RegressionTree tree, int node, float gain, float cover, float weight) {
        TreeBuilder copy = RegressionTree.builder();
        copy.addRoot();
        for (int left = 1; left < tree.nodeCount(); left += 2) {
            int parent = tree.parent(left);
            copy.expand(parent, tree.feature(parent), tree.threshold(parent), tree.defaultLeft(parent));
        }
        for (int n = 0; n < tree.nodeCount(); n++) {
            if (tree.isLeaf(n)) {
                copy.setLeaf(n, tree.leafValue(n));
            }
            copy.setStatistics(n, n == node ? gain : tree.gain(n), n == node ? cover : tree.hessian(n),
                    n == node ? weight : tree.baseWeight(n));
        }
        return copy.build();
    }

    /// Three trees with full statistics and leaf values on the grid.
    private static TreeEnsemble trained(long seed) {
        Random random = new Random(seed);
        List<RegressionTree> trees = new ArrayList<>();
        for (int t = 0; t < 3; t++) {
            TreeBuilder tree = RegressionTree.builder();
            List<Integer> leaves = new ArrayList<>(List.of(tree.addRoot()));
            tree.setStatistics(0, 9.5f, 812.25f, 0.3f);
            for (int depth = 0; depth < MAX_DEPTH - 1; depth++) {
                int node = leaves.remove(random.nextInt(leaves.size()));
                int left = tree.expand(node, random.nextInt(2), random.nextFloat(), random.nextBoolean());
                tree.setStatistics(left, random.nextFloat(), 100 * random.nextFloat(), random.nextFloat());
                tree.setStatistics(left + 1, random.nextFloat(), 100 * random.nextFloat(), random.nextFloat());
                leaves.addAll(List.of(left, left + 1));
            }
            for (int leaf : leaves) {
                tree.setLeaf(leaf, (random.nextInt(60) - 30) * STEP);
            }
            trees.add(tree.build());
        }
        return new TreeEnsemble(Objective.BINARY_LOGISTIC, schema(), trees);
    }
}
