package io.riskmesh.gateway.lab.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeBuilder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TreeComparisonTest {
    @Test
    void equal_forests_differ_nowhere() {
        assertEquals(Optional.empty(), TreeComparison.firstDifference(forest(2, 0.5f, true, 0.1f), forest(2, 0.5f, true, 0.1f)));
    }

    @Test
    void one_last_bit_of_one_leaf_is_a_difference_and_is_named() {
        String difference = difference(forest(2, 0.5f, true, Math.nextUp(0.1f)));
        assertTrue(difference.contains("tree 0") && difference.contains("node 1") && difference.contains("leaf"), difference);
    }

    @Test
    void feature_threshold_and_direction_are_compared() {
        assertTrue(difference(forest(3, 0.5f, true, 0.1f)).contains("feature 3"));
        assertTrue(difference(forest(2, Math.nextDown(0.5f), true, 0.1f)).contains("below"));
        assertTrue(difference(forest(2, 0.5f, false, 0.1f)).contains("missing right"));
    }

    @Test
    void a_minus_zero_is_another_leaf_than_a_zero() {
        assertTrue(TreeComparison.firstDifference(forest(2, 0.5f, true, 0f), forest(2, 0.5f, true, -0f)).isPresent());
    }

    @Test
    void a_missing_tree_and_a_missing_node_are_differences() {
        List<RegressionTree> one = forest(2, 0.5f, true, 0.1f);
        assertTrue(difference(List.of()).contains("expected 1 trees, found 0"));
        assertTrue(TreeComparison.firstDifference(one, List.of(RegressionTree.constant(0.1f, 1f))).orElseThrow()
                .contains("expected 3 nodes, found 1"));
    }

    private static String difference(List<RegressionTree> other) {
        return TreeComparison.firstDifference(forest(2, 0.5f, true, 0.1f), other).orElseThrow();
    }

    private static List<RegressionTree> forest(int feature, float threshold, boolean missingLeft, float leaf) {
        TreeBuilder tree = RegressionTree.builder();
        int left = tree.expand(tree.addRoot(), feature, threshold, missingLeft);
        tree.setLeaf(left, leaf);
        tree.setLeaf(left + 1, -leaf);
        return List.of(tree.build());
    }
}
