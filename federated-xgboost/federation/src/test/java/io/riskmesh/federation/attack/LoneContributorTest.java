package io.riskmesh.federation.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.parameters.GrowPolicy;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.parameters.TreeShape;
import io.riskmesh.federation.attack.AttackResult.Finding.BankHistogram;
import io.riskmesh.federation.attack.InsecureNaiveFederation.Hole;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// R5: no node that one bank fills is opened, nor its sibling.
final class LoneContributorTest {

    private static final TrainingParameters PARAMETERS = TrainingParameters.defaults(3).withRounds(2)
            .withShape(new TreeShape(GrowPolicy.DEPTH_WISE, 4, 0));

    @Test
    void a_bank_alone_in_a_node_or_in_the_sibling_of_an_opened_one_is_exposed_unless_pairs_are_asked_for() {
        long inNode = 0;
        long inSibling = 0;
        long shipped = 0;
        for (long seed = 0; seed < 3; seed++) {
            Scene scene = Scene.withHomeRegion(seed, 4, 600, PARAMETERS);
            inNode += exposed(scene, InsecureNaiveFederation.run(scene, Set.of(Hole.NO_PRESENCE), Optional.empty()));
            inSibling += exposed(scene, InsecureNaiveFederation.run(scene, Set.of(Hole.PRESENCE_PER_CHILD), Optional.empty()));
            ShippedFederation real = ShippedFederation.run(scene, Optional.empty());
            shipped += exposed(real.scene(), real.run());
        }
        Figures.print("lone contributor in a node", inNode + " histograms exact", shipped + " histograms");
        Figures.print("lone contributor in a sibling", inSibling + " histograms exact", shipped + " histograms");
        assertTrue(inNode > 0, "in a node");
        assertTrue(inSibling > 0, "in a sibling");
        assertEquals(0, shipped);
    }

    private static long exposed(Scene scene, FederationRun run) {
        Truth truth = Truth.of(scene, run.trees());
        return new LoneContributor().run(run.coordinator()).of(BankHistogram.class).stream()
                .filter(claim -> truth.isOfOne(scene.banks(), claim.sums())).count();
    }
}
