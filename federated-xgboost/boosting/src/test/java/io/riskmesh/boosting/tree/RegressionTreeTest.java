package io.riskmesh.boosting.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.schema.Feature;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.schema.Objective;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RegressionTreeTest {

    private static final FeatureSchema SCHEMA = new FeatureSchema(
            List.of(Feature.numeric("amount"), Feature.categorical("channel", List.of("web", "branch", "card"))));

    private static RegressionTree sample() {
        TreeBuilder tree = RegressionTree.builder();
        int root = tree.addRoot();
        int left = tree.expand(root, 0, 10f, false);
        tree.expand(left + 1, 1, new int[] {0, 2}, true);
        tree.setLeaf(left, -1f);
        tree.setLeaf(3, 2f);
        tree.setLeaf(4, 3f);
        tree.setStatistics(root, 5f, 100f, 0.25f);
        tree.setStatistics(left, 0f, 64f, -1f);
        tree.setStatistics(2, 1f, 36f, 0.5f);
        tree.setStatistics(4, 0f, 0f, 3f);
        return tree.build();
    }

    @Test
    void a_threshold_itself_goes_right_and_the_next_float_below_goes_left() {
        RegressionTree tree = sample();
        assertEquals(1, tree.leafOf(new float[] {Math.nextDown(10f), 0f}));
        assertEquals(4, tree.leafOf(new float[] {10f, 0f}));
    }

    @Test
    void a_missing_value_follows_the_default_direction() {
        assertEquals(3, sample().leafOf(new float[] {Float.NaN, Float.NaN}));
    }

    @Test
    void unknown_and_unlisted_categories_go_left() {
        for (float code : new float[] {1f, 3f, -1f, -0.5f, 1e9f, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            assertEquals(3, sample().leafOf(new float[] {11f, code}), () -> "code " + code);
        }
        assertEquals(4, sample().leafOf(new float[] {11f, 2f}));
    }

    @Test
    void a_stripped_tree_keeps_the_function_and_drops_the_statistics() {
        RegressionTree stripped = sample().stripped(ModelCovers.POWER_OF_TWO, 2);
        assertEquals(64f, stripped.hessian(0));
        assertEquals(64f, stripped.hessian(1));
        assertEquals(32f, stripped.hessian(2));
        assertTrue(stripped.hessian(4) > 0f);
        assertEquals(0f, stripped.gain(0));
        assertEquals(0f, stripped.baseWeight(2));
        assertEquals(3f, stripped.baseWeight(4));
        assertEquals(sample().leafOf(new float[] {11f, 2f}), stripped.leafOf(new float[] {11f, 2f}));
        assertArrayEquals(new int[] {0, 2}, stripped.rightCategories(2));
    }

    @Test
    void data_independent_covers_know_the_depth_only() {
        RegressionTree stripped = sample().stripped(ModelCovers.DATA_INDEPENDENT, 3);
        assertEquals(8f, stripped.hessian(0));
        assertEquals(4f, stripped.hessian(1));
        assertEquals(2f, stripped.hessian(4));
        assertThrows(IllegalArgumentException.class, () -> sample().stripped(ModelCovers.DATA_INDEPENDENT, 1));
    }

    @Test
    void stripping_keeps_the_order_of_loss_guided_growth() {
        TreeBuilder tree = RegressionTree.builder();
        tree.addRoot();
        tree.expand(0, 0, 1f, true);
        tree.expand(2, 0, 2f, true);
        tree.expand(4, 0, 3f, true);
        tree.expand(1, 0, 0f, true);
        RegressionTree grown = tree.build();
        RegressionTree stripped = grown.stripped(ModelCovers.POWER_OF_TWO, 3);
        for (int node = 0; node < grown.nodeCount(); node++) {
            assertEquals(grown.left(node), stripped.left(node));
            assertEquals(grown.parent(node), stripped.parent(node));
        }
    }

    @Test
    void an_ensemble_refuses_a_split_of_the_wrong_kind() {
        TreeBuilder tree = RegressionTree.builder();
        tree.addRoot();
        tree.expand(0, 1, 0.5f, true);
        assertThrows(IllegalArgumentException.class,
                () -> new TreeEnsemble(Objective.BINARY_LOGISTIC, SCHEMA, List.of(tree.build())));
    }

    @Test
    void margins_are_added_in_float_in_tree_order() {
        List<RegressionTree> trees = List.of(RegressionTree.constant(1e8f, 1f), RegressionTree.constant(1f, 1f),
                RegressionTree.constant(-1e8f, 1f));
        assertEquals(0f, new TreeEnsemble(Objective.SQUARED_ERROR, SCHEMA, trees).margin(new float[2]));
    }

    @Test
    void a_builder_refuses_wrong_orders_and_values() {
        TreeBuilder tree = RegressionTree.builder();
        assertThrows(IllegalStateException.class, tree::build);
        tree.addRoot();
        assertThrows(IllegalStateException.class, tree::addRoot);
        assertThrows(IllegalArgumentException.class, () -> tree.expand(0, 0, Float.NaN, true));
        assertThrows(IllegalArgumentException.class, () -> tree.expand(0, 0, new int[] {2, 1}, true));
        assertThrows(IllegalArgumentException.class, () -> tree.expand(0, 0, new int[0], true));
        assertThrows(IllegalArgumentException.class, () -> tree.setLeaf(1, 0f));
        tree.expand(0, 0, 1f, true);
        assertThrows(IllegalStateException.class, () -> tree.setLeaf(0, 1f));
    }
}
