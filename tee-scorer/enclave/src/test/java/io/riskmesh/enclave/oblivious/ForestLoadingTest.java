package io.riskmesh.enclave.oblivious;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.schema.Feature;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.schema.Objective;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeBuilder;
import io.riskmesh.boosting.tree.TreeEnsemble;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ForestLoadingTest {

    @Test
    void models_within_the_limits_are_loaded() {
        assertEquals("BitMaskForest[trees=3, depth=6, features=128]", Forests.forest(Forests.random(1, 3, 128, 6)).toString());
        assertEquals(8, Forests.forest(new TreeEnsemble(Objective.SQUARED_ERROR, FeatureSchema.numbered(1), List.of(chain(8)))).depth);
        assertEquals(254, Forests.forest(stumps(254)).trees());
    }

    @Test
    void models_beyond_a_limit_are_refused_in_words() {
        assertRefused(Forests.random(1, 1, 129, 6), "Expected at most 128 features, got 129");
        assertRefused(new TreeEnsemble(Objective.SQUARED_ERROR, FeatureSchema.numbered(1), List.of(chain(9))),
                "Expected a depth of at most 8, got 9");
        assertRefused(stumps(255), "Expected at most 254 thresholds of");
        assertRefused(categorical(), "Expected numeric splits only, got a categorical one on kind");
        assertRefused(new TreeEnsemble(Objective.SQUARED_ERROR, FeatureSchema.numbered(1), List.of(stump(0f, 3_000f))),
                "Expected leaves whose deltas add up to less than 2047");
    }

    private static void assertRefused(TreeEnsemble ensemble, String words) {
        ForestLoading.NotScorable refused = assertInstanceOf(ForestLoading.NotScorable.class, ForestLoading.of(ensemble));
        assertEquals(1, refused.obstacles().size(), refused::toString);
        assertTrue(refused.obstacles().getFirst().startsWith(words), refused::toString);
    }

    private static TreeEnsemble stumps(int count) {
        List<RegressionTree> trees = new ArrayList<>();
        for (int t = 0; t < count; t++) {
            trees.add(stump(t, 0.1f));
        }
        return new TreeEnsemble(Objective.SQUARED_ERROR, FeatureSchema.numbered(1), trees);
    }

    private static RegressionTree stump(float threshold, float leaf) {
        TreeBuilder tree = RegressionTree.builder();
        int left = tree.expand(tree.addRoot(), 0, threshold, true);
        tree.setLeaf(left, leaf);
        tree.setLeaf(left + 1, -leaf);
        return tree.build();
    }

    /// As deep as asked, with one leaf on every level.
    private static RegressionTree chain(int depth) {
        TreeBuilder tree = RegressionTree.builder();
        int node = tree.addRoot();
        for (int d = 0; d < depth; d++) {
            int left = tree.expand(node, 0, d, true);
            tree.setLeaf(left, 0.5f * d);
            node = left + 1;
        }
        tree.setLeaf(node, -1f);
        return tree.build();
    }

    private static TreeEnsemble categorical() {
        TreeBuilder tree = RegressionTree.builder();
        int left = tree.expand(tree.addRoot(), 0, new int[] {1}, true);
        tree.setLeaf(left, 1f);
        tree.setLeaf(left + 1, 2f);
        return new TreeEnsemble(Objective.SQUARED_ERROR, new FeatureSchema(List.of(Feature.categorical("kind", List.of("a", "b")))),
                List.of(tree.build()));
    }
}
