package io.riskmesh.federation.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.parameters.GrowPolicy;
import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.boosting.parameters.Regularization;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.parameters.TreeShape;
import io.riskmesh.federation.attack.AttackResult.Finding.LeafCounts;
import io.riskmesh.federation.attack.InsecureNaiveFederation.Hole;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// R6: no row sits in a leaf by itself.
final class SparseLeavesTest {

    private static final TrainingParameters SHIPPED = TrainingParameters.defaults(9).withRounds(3)
            .withShape(new TreeShape(GrowPolicy.DEPTH_WISE, 7, 0));

    @Test
    void rows_alone_in_a_leaf_are_located_without_minimum_cells_and_none_is_with_them() {
        TrainingParameters naive = SHIPPED.withRegularization(new Regularization(1f, 0f, 0f, 0.1f, 0f))
                .withPrivacy(new PrivacyParameters(true, 3, 1, 1, 1, 1, 3, true, SHIPPED.privacy().covers()));
        Scene open = Scene.withHomeRegion(4, 4, 500, naive);
        List<LeafCounts> located = leaves(open, InsecureNaiveFederation.run(open, Set.of(Hole.NO_PRESENCE), Optional.empty()));
        ShippedFederation real = ShippedFederation.run(Scene.withHomeRegion(4, 4, 500, SHIPPED), Optional.empty());
        List<LeafCounts> shipped = leaves(real.scene(), real.run());
        long alone = located.stream().filter(leaf -> leaf.candidates().getFirst().rows() == 1).count();
        int least = shipped.stream().mapToInt(leaf -> leaf.candidates().getFirst().rows()).min().orElseThrow();
        long aloneShipped = shipped.stream().filter(leaf -> leaf.candidates().getFirst().rows() == 1).count();
        Figures.print("sparse cells", alone + " rows alone in a leaf located", aloneShipped + ", smallest child " + least + " rows");
        assertTrue(alone > 10, "located " + alone);
        assertEquals(0, aloneShipped);
        assertTrue(least >= 50, "least " + least);
    }

    private static List<LeafCounts> leaves(Scene scene, FederationRun run) {
        Truth truth = Truth.of(scene, run.trees());
        List<LeafCounts> found = new SparseLeaves().run(run.coordinator()).of(LeafCounts.class);
        for (LeafCounts leaf : found) {
            long rows = scene.parties().stream().mapToLong(bank -> truth.rows(bank, leaf.tree(), leaf.leaf())).sum();
            assertEquals(rows, leaf.candidates().getFirst().rows(), leaf.toString());
        }
        return found;
    }
}
