package io.riskmesh.simulator.flow;

import static io.riskmesh.simulator.run.SimulatedNetwork.MIDDLING;
import static io.riskmesh.simulator.run.SimulatedNetwork.SMALL;
import static io.riskmesh.simulator.run.SimulatedNetwork.payee;
import static io.riskmesh.simulator.run.SimulatedNetwork.payer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.features.AsOf;
import io.riskmesh.features.PayeeFeature;
import io.riskmesh.features.PayerFeature;
import io.riskmesh.simulator.output.LabTable;
import io.riskmesh.simulator.run.SimulatedNetwork;
import io.riskmesh.simulator.world.Calendar;
import io.riskmesh.simulator.world.Parameters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is known when: payments in order of time, features from the past, labels once they are reported.
final class TimeModelTest {

    private static final long DAY_SECONDS = 86_400;

    @Test
    void payments_come_in_order_of_time_between_accounts_that_are_open() {
        AsOf last = Calendar.at(0, 0);
        for (Payment p : SMALL.payments()) {
            assertTrue(!p.at().isBefore(last) && p.at().isBefore(Calendar.at(SMALL.parameters().days(), 0)));
            assertTrue(p.payer().openedAt().isBefore(p.at()) && p.payee().openedAt().isBefore(p.at()));
            assertTrue(p.cents() > 0 && p.payer().index() != p.payee().index());
            last = p.at();
        }
    }

    @Test
    void counts_in_the_features_equal_a_plain_recount_over_strictly_earlier_payments_and_reports() {
        Map<Integer, List<Payment>> in = new HashMap<>();
        Map<Integer, List<Payment>> out = new HashMap<>();
        for (Payment p : SMALL.payments()) {
            List<Payment> received = before(in.getOrDefault(p.payee().index(), List.of()), p.at());
            List<Payment> sent = before(out.getOrDefault(p.payer().index(), List.of()), p.at());
            assertEquals(received.stream().filter(e -> p.at().secondsSince(e.at()) <= DAY_SECONDS).count(),
                    payee(p, PayeeFeature.IN_COUNT_24H), p.id());
            assertEquals(received.stream().filter(e -> e.report().filter(r -> r.at().isBefore(p.at())).isPresent()).count(),
                    payee(p, PayeeFeature.PAST_REPORTS), p.id());
            assertEquals(sent.stream().filter(e -> e.payee().index() == p.payee().index()).count(),
                    payer(p, PayerFeature.PAYMENTS_TO_PAYEE), p.id());
            in.computeIfAbsent(p.payee().index(), _ -> new ArrayList<>()).add(p);
            out.computeIfAbsent(p.payer().index(), _ -> new ArrayList<>()).add(p);
        }
    }

    private static List<Payment> before(List<Payment> events, AsOf at) {
        return events.stream().filter(e -> e.at().isBefore(at)).toList();
    }

    @Test
    void reports_come_after_the_payment_with_a_median_of_four_days_and_some_never() {
        List<Payment> scams = SimulatedNetwork.of(MIDDLING, Typology.PUSH_SCAM);
        double[] days = scams.stream().flatMap(p -> p.report().stream().map(r -> r.at().daysSince(p.at()))).mapToDouble(d -> d)
                .sorted().toArray();
        assertTrue(days[0] > 0);
        assertEquals(4, days[days.length / 2], 1.2);
        assertEquals(0.15, 1 - days.length / (double) scams.size(), 0.1);
    }

    @Test
    void some_honest_payments_are_disputed_and_few_of_them_are_taken_for_fraud() {
        List<Payment> disputed = SimulatedNetwork.of(MIDDLING, Typology.HONEST).stream().filter(p -> p.report().isPresent()).toList();
        long taken = disputed.stream().filter(p -> p.report().orElseThrow().saysFraud()).count();
        assertTrue(disputed.size() > 20 && taken > 0 && taken < disputed.size() / 2 + 5, taken + " of " + disputed.size());
    }

    @Test
    void train_days_a_gap_and_test_days_do_not_meet_and_training_knows_only_reports_made_before_the_test() {
        LabTable lab = new LabTable(MIDDLING.parameters());
        AsOf test = Calendar.at(MIDDLING.parameters().testDay(), 0);
        AsOf gap = Calendar.at(MIDDLING.parameters().testDay() - Parameters.GAP_DAYS, 0);
        int late = 0;
        for (Payment p : MIDDLING.payments()) {
            assertTrue(!lab.trains(p) || p.at().isBefore(gap) && !p.at().isBefore(Calendar.at(Parameters.WARM_UP_DAYS, 0)));
            assertTrue(!lab.tests(p) || !p.at().isBefore(test));
            assertTrue(!lab.knownFraud(p) || p.report().orElseThrow().at().isBefore(test));
            late += lab.trains(p) && p.typology().fraud() && !lab.knownFraud(p) ? 1 : 0;
        }
        assertTrue(late > 10, "Frauds that training does not know: " + late);
    }
}
