package io.riskmesh.federation.attack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.parameters.GrowPolicy;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.parameters.TreeShape;
import io.riskmesh.ledger.PartyId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// R4 and R5 over random consortia: every sum that the shipped machines open is recomputed row by row, and at least three
/// banks have rows in its node, in what is opened and in what follows from it by subtraction.
final class OpenedSumsTest {

    @Test
    void every_opened_sum_and_all_that_follows_from_it_spans_three_banks_that_are_there() {
        int sums = 0;
        int fewest = Integer.MAX_VALUE;
        for (long seed = 0; seed < 4; seed++) {
            TrainingParameters parameters = TrainingParameters.defaults(seed).withRounds(2)
                    .withShape(seed % 2 == 0 ? new TreeShape(GrowPolicy.DEPTH_WISE, 4, 0)
                            : new TreeShape(GrowPolicy.LOSS_GUIDED, 5, 9));
            parameters = parameters.withSampling(parameters.sampling().withSubsample(seed == 3 ? 0.7 : 1));
            ShippedFederation shipped = ShippedFederation.run(
                    Scene.withHomeRegion(seed, 3 + (int) (seed % 3), 420, parameters), Optional.empty());
            Truth truth = Truth.of(shipped.scene(), shipped.run().trees());
            for (NodeSum sum : LinearClosure.of(shipped.run().coordinator())) {
                if (sum.members().contains(shipped.run().coordinator().self()) && sum.members().size() > 1) {
                    assertArrayEquals(truth.sum(sum.members(), sum).cells(), sum.cells(), "seed " + seed + ", " + sum);
                    int present = present(truth, sum, parameters.privacy().minimumRowsPerBank());
                    fewest = Math.min(fewest, present);
                    sums++;
                    assertTrue(present >= 3, "seed " + seed + ", " + sum + " spans " + present);
                }
            }
            checkStatistics(shipped, "seed " + seed);
        }
        assertTrue(sums > 50, "sums " + sums);
        Figures.print("opened sums", "-", sums + " sums over nodes, all recomputed, fewest banks present " + fewest);
    }

    private static int present(Truth truth, NodeSum sum, int least) {
        int present = 0;
        for (PartyId bank : sum.members()) {
            present += truth.rows(bank, sum.tree(), sum.node()) >= least ? 1 : 0;
        }
        return present;
    }

    /// What was recorded is what the opener had: the root's hessian in its archive is that of the recorded sum.
    private static void checkStatistics(ShippedFederation shipped, String where) {
        List<NodeSum> sums = shipped.run().coordinator().sums();
        for (int tree = 0; tree < shipped.run().trees().size(); tree++) {
            int t = tree;
            NodeSum root = sums.stream().filter(s -> s.tree() == t && s.node() == 0 && s.members().size() > 1)
                    .findFirst().orElseThrow();
            double hessian = 0;
            for (int slot = 0; slot < shipped.scene().task().cuts().slots(0); slot++) {
                hessian += shipped.scene().task().plan().real(shipped.scene().task().plan().decode(root.cells(),
                        slot * shipped.scene().task().plan().layout().words()).hessian());
            }
            assertEquals((float) hessian, shipped.run().trees().get(t).hessian(0), where);
        }
    }
}
