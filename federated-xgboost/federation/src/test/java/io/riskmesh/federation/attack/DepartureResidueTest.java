package io.riskmesh.federation.attack;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.fixedpoint.NodeSums;
import io.riskmesh.boosting.histogram.GradientHistogram;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.federation.attack.AttackResult.Finding.RootEstimate;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What R1 to R3 leave: not prevented, measured.
@Tag("acceptance")
final class DepartureResidueTest {

    /// Shares of the variance that the attack explains.
    private record Explained(double gradients, double rows) {}

    @Test
    void the_root_of_a_bank_that_left_can_be_forecast_and_row_sampling_blurs_it() {
        TrainingParameters all = TrainingParameters.defaults(13).withRounds(2);
        Explained naive = attacked(all);
        Explained sampled = attacked(all.withSampling(all.sampling().withSubsample(0.8)));
        Explained half = attacked(all.withSampling(all.sampling().withSubsample(0.5)));
        Figures.print("departure residue (not prevented)", "without row sampling R2 " + text(naive),
                "at rate 0.8 R2 " + text(sampled) + "; at rate 0.5 R2 " + text(half));
        assertTrue(naive.rows() > 0.9999 && naive.gradients() >= 0.8, naive.toString());
        assertTrue(sampled.rows() < naive.rows() && sampled.gradients() < naive.gradients(), sampled.toString());
    }

    private static String text(Explained explained) {
        return Figures.number(explained.gradients()) + " of gradients, " + Figures.number(explained.rows()) + " of rows";
    }

    private static Explained attacked(TrainingParameters parameters) {
        ShippedFederation shipped = ShippedFederation.run(
                Scene.withHomeRegion(8, 4, 800, parameters), Optional.of(new Departure(2, 1, 0, false)));
        FederationRun run = shipped.run();
        RootEstimate estimate = new DepartureResidue(run.trees()).run(run.coordinator()).of(RootEstimate.class).getFirst();
        GradientHistogram root = Truth.of(shipped.scene(), run.trees()).of(estimate.bank(), 1, 0);
        double[] gradients = new double[root.slots()];
        double[] rows = new double[root.slots()];
        for (int slot = 0; slot < root.slots(); slot++) {
            NodeSums cell = root.sums(0, slot);
            gradients[slot] = root.plan().real(cell.gradient());
            rows[slot] = cell.count();
        }
        return new Explained(explained(gradients, estimate.gradients()), explained(rows, estimate.rows()));
    }

    private static double explained(double[] truth, double[] estimate) {
        double mean = Arrays.stream(truth).average().orElseThrow();
        double total = 0;
        double rest = 0;
        for (int i = 0; i < truth.length; i++) {
            total += (truth[i] - mean) * (truth[i] - mean);
            rest += (truth[i] - estimate[i]) * (truth[i] - estimate[i]);
        }
        return 1 - rest / total;
    }
}
