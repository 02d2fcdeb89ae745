package io.riskmesh.simulator.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.simulator.flow.Payment;
import io.riskmesh.simulator.flow.Typology;
import io.riskmesh.simulator.output.LabTable;
import io.riskmesh.simulator.world.Calendar;
import io.riskmesh.simulator.world.Move;
import io.riskmesh.simulator.world.Parameters;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Each parameter does what it says.
@Tag("acceptance")
final class ParametersInEffectTest {

    private static final Parameters LIKE = Parameters.of(4, 0.15, 4);

    @Test
    void a_typology_may_be_local_to_one_bank() {
        List<Payment> takeovers = SimulatedNetwork.of(SimulatedNetwork.run(LIKE.withTakeoverBank(3)), Typology.TAKEOVER);
        assertTrue(takeovers.size() > 20 && takeovers.stream().allMatch(p -> p.payer().bank() == 2));
        assertTrue(SimulatedNetwork.of(SimulatedNetwork.run(LIKE), Typology.TAKEOVER).stream()
                .map(p -> p.payer().bank()).distinct().count() > 2);
    }

    @Test
    void with_label_skew_the_last_bank_reports_less_and_the_first_as_before() {
        Outcome even = SimulatedNetwork.run(LIKE);
        Outcome skewed = SimulatedNetwork.run(LIKE.withLabelSkew(0.7));
        assertEquals(reported(even, 0), reported(skewed, 0), 1e-9);
        assertTrue(reported(skewed, 3) < reported(even, 3) - 0.3, reported(even, 3) + " and " + reported(skewed, 3));
    }

    @Test
    void banks_join_and_leave_on_their_day() {
        Outcome outcome = SimulatedNetwork.run(LIKE.withMoves(new Move(2, 30), new Move(4, 60)));
        LabTable lab = new LabTable(outcome.parameters());
        assertTrue(outcome.payments().stream().filter(lab::trains).noneMatch(p -> p.payer().bank() == 1
                && Calendar.dayOf(p.at()) < 30));
        assertTrue(outcome.payments().stream().anyMatch(p -> lab.trains(p) && p.payer().bank() == 1));
        assertTrue(outcome.payments().stream().anyMatch(p -> lab.trains(p) && p.payer().bank() == 3));
        assertTrue(outcome.payments().stream().filter(lab::tests).noneMatch(p -> p.payer().bank() == 3));
    }

    @Test
    void thinning_keeps_known_frauds_and_about_the_wanted_share_of_the_rest_whatever_the_truth() {
        Outcome outcome = SimulatedNetwork.run(LIKE.withThinning(8));
        LabTable lab = new LabTable(outcome.parameters());
        List<Payment> train = outcome.payments().stream().filter(lab::trains).toList();
        assertTrue(train.stream().filter(lab::knownFraud).allMatch(p -> lab.kept(p) && lab.weight(p) == 1));
        List<Payment> rest = train.stream().filter(p -> !lab.knownFraud(p)).toList();
        assertEquals(1 / 8.0, share(rest, lab::kept), 0.005);
        assertEquals(1 / 8.0, share(rest.stream().filter(p -> p.typology().fraud()).toList(), lab::kept), 0.12);
        assertTrue(rest.stream().allMatch(p -> lab.weight(p) == 8));
    }

    @Test
    void three_and_thirty_banks_and_the_smallest_and_longest_simulations_run() {
        Parameters tiny = Parameters.of(2, 0.01, 30).withSkew(50);
        for (Parameters p : List.of(tiny, Parameters.of(3, 0.01, 3), new Parameters(5, 0.01, 4, 2, 400, 50, 0, 0.8, 1,
                new Move(1, 400), new Move(1, 0), 100), new Parameters(6, 0.01, 4, 1, 40, 1, 1, 0, 0, Move.NONE, Move.NONE, 1))) {
            Outcome outcome = SimulatedNetwork.run(p);
            assertTrue(outcome.payments().size() > 1_000, p.toString());
            assertTrue(outcome.payments().stream().anyMatch(q -> q.typology().fraud()), p.toString());
        }
    }

    @Test
    void identifiers_depend_on_the_seed_and_the_running_number_alone() {
        Outcome one = SimulatedNetwork.run(Parameters.of(8, 0.02, 3));
        Outcome other = SimulatedNetwork.run(Parameters.of(8, 0.02, 7).withVictimsPerMule(1).withSkew(20));
        Outcome otherSeed = SimulatedNetwork.run(Parameters.of(9, 0.02, 3));
        for (int i = 0; i < 10_000; i++) {
            assertEquals(one.payments().get(i).id(), other.payments().get(i).id());
            assertNotEquals(one.payments().get(i).id(), otherSeed.payments().get(i).id());
        }
        assertEquals(one.payments().size(), one.payments().stream().map(Payment::id).distinct().count());
        assertTrue(one.payments().stream().allMatch(p -> p.id().matches("[0-9a-f]{32}")));
    }

    private static double reported(Outcome outcome, int bank) {
        List<Payment> frauds = outcome.payments().stream().filter(p -> p.typology().fraud() && p.payer().bank() == bank).toList();
        return share(frauds, p -> p.report().isPresent());
    }

    private static double share(List<Payment> payments, Predicate<Payment> chosen) {
        return payments.stream().filter(chosen).count() / (double) payments.size();
    }
}
