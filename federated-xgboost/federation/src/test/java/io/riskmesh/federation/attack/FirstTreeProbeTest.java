package io.riskmesh.federation.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.fixedpoint.NodeSums;
import io.riskmesh.boosting.histogram.GradientHistogram;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.federation.attack.AttackResult.Finding.BankCounts;
import io.riskmesh.federation.attack.InsecureNaiveFederation.Hole;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// R8: the first tree has no exception, as its histograms are counts.
final class FirstTreeProbeTest {

    @Test
    void plain_histograms_of_the_first_tree_are_counts_of_rows_and_frauds_in_every_bin() {
        Scene scene = Scene.withHomeRegion(5, 4, 600, TrainingParameters.defaults(5).withRounds(1));
        FederationRun naive = InsecureNaiveFederation.run(scene, Set.of(Hole.PLAIN_VECTORS), Optional.empty());
        ShippedFederation shipped = ShippedFederation.run(scene, Optional.empty());
        double broken = shareOfExactBins(scene, naive);
        double guessed = shareOfExactBins(shipped.scene(), shipped.run());
        Figures.print("first-tree probe", Figures.percent(broken) + " of bins exact",
                "no bank's histogram in the view; sums divided by three give " + Figures.percent(guessed) + " of bins");
        assertEquals(1.0, broken);
        assertTrue(guessed < 0.05, "guessed " + guessed);
        assertTrue(shipped.run().coordinator().sums().stream().allMatch(
                sum -> sum.members().size() == 4 || sum.members().contains(shipped.run().coordinator().self())));
    }

    private static double shareOfExactBins(Scene scene, FederationRun run) {
        Truth truth = Truth.of(scene, run.trees());
        long exact = 0;
        long bins = 0;
        for (BankCounts claim : new FirstTreeProbe().run(run.coordinator()).of(BankCounts.class)) {
            GradientHistogram root = truth.of(claim.bank(), 0, 0);
            for (int slot = 0; slot < root.slots(); slot++) {
                NodeSums cell = root.sums(0, slot);
                long frauds = Math.round((cell.count() - cell.gradient() / Math.scalb(0.5, 23)) / 2);
                exact += claim.rows()[slot] == cell.count() && claim.frauds()[slot] == frauds ? 1 : 0;
                bins++;
            }
        }
        assertEquals(3L * truth.of(scene.parties().get(1), 0, 0).slots(), bins, "a finding for each of the other banks");
        return (double) exact / bins;
    }
}
