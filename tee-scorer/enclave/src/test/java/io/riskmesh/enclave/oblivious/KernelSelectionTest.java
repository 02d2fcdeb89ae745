package io.riskmesh.enclave.oblivious;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeBuilder;
import io.riskmesh.boosting.tree.TreeEnsemble;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class KernelSelectionTest {

    private static final int WARM_UP = 10;

    private final TreeEnsemble ensemble = Forests.random(11, 9, 6, 6);
    private final BitMaskForest forest = Forests.forest(ensemble);
    private final TestVectors vectors = TestVectors.atThresholds(ensemble, 1);
    private final AtomicLong clock = new AtomicLong();

    @Test
    void a_kernel_with_any_one_threshold_flipped_fails_the_self_test() {
        int flipped = 0;
        for (int t = 0; t < ensemble.trees().size(); t++) {
            RegressionTree tree = ensemble.trees().get(t);
            for (int node = 0; node < tree.nodeCount(); node++) {
                if (!tree.isLeaf(node) && Math.abs(tree.threshold(node)) < Float.MAX_VALUE) {
                    TreeEnsemble other = withTree(t, moved(tree, node));
                    if (differsAnywhere(other)) {
                        assertInstanceOf(KernelChoice.Failed.class, selection(Optional.empty())
                                .choose(Forests.forest(other), vectors), "tree " + t + " node " + node);
                        flipped++;
                    }
                }
            }
        }
        assertTrue(flipped > 50, "Expected many thresholds that matter, got " + flipped);
    }

    @Test
    void a_flipped_bit_of_a_leaf_fails_the_self_test_and_no_value_of_a_feature_is_told() {
        BitMaskForest wrong = Forests.forest(ensemble);
        for (int i = 0; i < wrong.leaf.length; i++) {
            wrong.leaf[i] ^= 1;
        }
        KernelChoice.Failed failed = assertInstanceOf(KernelChoice.Failed.class, selection(Optional.empty()).choose(wrong, vectors));
        assertTrue(failed.difference().matches("scalar: row \\d+: expected margin bits [0-9a-f]{8}, got [0-9a-f]{8}"),
                failed.difference());
    }

    @Test
    void a_wrong_vector_kernel_is_not_taken_and_the_plain_one_is() {
        BitMaskForest wrong = Forests.forest(ensemble);
        wrong.cut[1]++;
        KernelChoice.Chosen chosen = chosen(selection(Optional.of(named(new ScalarOblivious(wrong), "fast", 1))));
        assertEquals("scalar", chosen.kernel().name());
        assertTrue(chosen.why().startsWith("the vector kernel failed its test: fast: row "), chosen.why());
    }

    @Test
    void a_vector_kernel_is_taken_only_if_it_is_faster() {
        ForestKernel right = new ScalarOblivious(forest);
        assertEquals("fast", chosen(selection(Optional.of(named(right, "fast", 0)))).kernel().name());
        assertEquals("scalar", chosen(selection(Optional.of(named(right, "slow", 1_000_000)))).kernel().name());
    }

    @Test
    void a_vector_kernel_that_does_not_get_warm_is_given_up() {
        KernelChoice.Chosen chosen = chosen(selection(Optional.of(named(new ScalarOblivious(forest), "cold", 1_000_000_000))));
        assertEquals("scalar: the vector kernel was not warm in time", chosen.kernel().name() + ": " + chosen.why());
    }

    @Test
    void without_a_vector_kernel_the_plain_one_is_taken() {
        assertEquals("scalar", chosen(selection(Optional.empty())).kernel().name());
    }

    @Test
    void this_machines_choice_gives_the_right_bits() {
        KernelChoice choice = new KernelSelection(System::nanoTime).choose(forest, vectors);
        KernelChoice.Chosen chosen = assertInstanceOf(KernelChoice.Chosen.class, choice);
        assertEquals(Optional.empty(), KernelSelection.difference(chosen.kernel(), vectors));
    }

    @Test
    void a_test_without_rows_is_a_bug() {
        TestVectors none = new TestVectors(List.of(), new float[0]);
        assertThrows(IllegalArgumentException.class, () -> selection(Optional.empty()).choose(forest, none));
    }

    private KernelSelection selection(Optional<ForestKernel> fast) {
        return new KernelSelection(() -> clock.addAndGet(100_000), WARM_UP, _ -> fast);
    }

    private KernelChoice.Chosen chosen(KernelSelection selection) {
        return assertInstanceOf(KernelChoice.Chosen.class, selection.choose(forest, vectors));
    }

    /// Costs the injected clock less or more than the plain kernel, which costs it nothing.
    private ForestKernel named(ForestKernel kernel, String name, long nanos) {
        long gain = nanos == 0 ? -1_000 : nanos;
        return new ForestKernel() {
            @Override
            public float margin(float[] features) {
                clock.addAndGet(gain);
                return kernel.margin(features);
            }

            @Override
            public String name() {
                return name;
            }
        };
    }

    private boolean differsAnywhere(TreeEnsemble other) {
        for (int i = 0; i < vectors.margins().length; i++) {
            if (Float.floatToRawIntBits(other.margin(vectors.rows().get(i))) != Float.floatToRawIntBits(vectors.margins()[i])) {
                return true;
            }
        }
        return false;
    }

    private TreeEnsemble withTree(int t, RegressionTree tree) {
        List<RegressionTree> trees = new ArrayList<>(ensemble.trees());
        trees.set(t, tree);
        return new TreeEnsemble(ensemble.objective(), ensemble.schema(), trees);
    }

    /// The same tree with one threshold one float higher.
    private static RegressionTree moved(RegressionTree tree, int at) {
        TreeBuilder copy = RegressionTree.builder();
        copyNode(tree, at, 0, copy, copy.addRoot());
        return copy.build();
    }

    private static void copyNode(RegressionTree tree, int at, int node, TreeBuilder copy, int to) {
        if (tree.isLeaf(node)) {
            copy.setLeaf(to, tree.leafValue(node));
            return;
        }
        float threshold = node == at ? Math.nextUp(tree.threshold(node)) : tree.threshold(node);
        int left = copy.expand(to, tree.feature(node), threshold, tree.defaultLeft(node));
        copyNode(tree, at, tree.left(node), copy, left);
        copyNode(tree, at, tree.right(node), copy, left + 1);
    }
}
