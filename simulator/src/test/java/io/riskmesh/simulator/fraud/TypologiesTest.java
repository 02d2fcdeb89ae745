package io.riskmesh.simulator.fraud;

import static io.riskmesh.simulator.run.SimulatedNetwork.MIDDLING;
import static io.riskmesh.simulator.run.SimulatedNetwork.payee;
import static io.riskmesh.simulator.run.SimulatedNetwork.payer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.features.PayeeFeature;
import io.riskmesh.features.PayerFeature;
import io.riskmesh.simulator.flow.Payment;
import io.riskmesh.simulator.flow.Typology;
import io.riskmesh.simulator.run.SimulatedNetwork;
import io.riskmesh.simulator.world.Parameters;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Each kind of fraud is what its description says.
@Tag("acceptance")
final class TypologiesTest {

    private static final List<Payment> SCAMS = SimulatedNetwork.of(MIDDLING, Typology.PUSH_SCAM);
    private static final List<Payment> TAKEOVERS = SimulatedNetwork.of(MIDDLING, Typology.TAKEOVER);
    private static final List<Payment> LAYERINGS = SimulatedNetwork.of(MIDDLING, Typology.LAYERING);

    @Test
    void every_kind_has_its_share_of_the_fraud() {
        long frauds = MIDDLING.payments().stream().filter(p -> p.typology().fraud()).count();
        Map<Typology, Double> from = Map.of(Typology.PUSH_SCAM, 0.2, Typology.TAKEOVER, 0.12, Typology.LAYERING, 0.18,
                Typology.CARD_TESTING, 0.05, Typology.BUST_OUT, 0.03);
        Map<Typology, Double> to = Map.of(Typology.PUSH_SCAM, 0.42, Typology.TAKEOVER, 0.32, Typology.LAYERING, 0.42,
                Typology.CARD_TESTING, 0.3, Typology.BUST_OUT, 0.15);
        from.forEach((typology, least) -> {
            double share = SimulatedNetwork.of(MIDDLING, typology).size() / (double) frauds;
            assertTrue(share >= least && share <= to.get(typology), typology + " " + share);
        });
    }

    @Test
    void in_a_scam_the_payer_looks_normal_and_in_a_takeover_loud() {
        assertEquals(0.05, share(SCAMS, p -> p.session().newDevice()), 0.06);
        assertTrue(share(TAKEOVERS, p -> p.session().newDevice()) > 0.4);
        assertTrue(share(SCAMS, p -> p.session().callInProgress()) < 0.45);
    }

    @Test
    void all_session_signals_are_honest_when_the_overlap_is_one() {
        Parameters p = Parameters.of(3, 0.15, 5);
        var honestLooking = SimulatedNetwork.run(new Parameters(p.seed(), p.scale(), p.banks(), p.skew(), p.days(),
                p.victimsPerMule(), 1, 0, 0, p.joining(), p.leaving(), 1));
        assertEquals(0.045, share(SimulatedNetwork.of(honestLooking, Typology.TAKEOVER), t -> t.session().newDevice()), 0.06);
    }

    @Test
    void mules_serve_several_victims_and_two_in_five_are_old_accounts() {
        Map<Integer, Long> victims = SCAMS.stream().collect(Collectors.groupingBy(p -> p.payee().index(),
                Collectors.mapping(p -> p.payer().index(), Collectors.collectingAndThen(Collectors.toSet(), s -> (long) s.size()))));
        assertTrue(victims.values().stream().mapToLong(v -> v).average().orElse(0) > 2.5, victims.toString());
        List<Payment> firsts = SCAMS.stream().collect(Collectors.toMap(p -> p.payee().index(), p -> p, (a, _) -> a)).values()
                .stream().toList();
        double old = share(firsts, p -> payee(p, PayeeFeature.ACCOUNT_AGE_DAYS) > 250);
        assertTrue(old > 0.2 && old < 0.65, "old " + old);
    }

    @Test
    void with_one_victim_per_mule_hardly_a_mule_is_met_twice() {
        var stress = SimulatedNetwork.run(Parameters.of(1, 0.15, 5).withVictimsPerMule(1));
        Map<Integer, List<Integer>> victims = SimulatedNetwork.of(stress, Typology.PUSH_SCAM).stream().collect(Collectors
                .groupingBy(p -> p.payee().index(), Collectors.mapping(p -> p.payer().index(), Collectors.toList())));
        long several = victims.values().stream().filter(v -> v.stream().distinct().count() > 1).count();
        assertTrue(several <= victims.size() / 50, several + " of " + victims.size());
    }

    @Test
    void mules_pass_on_most_of_what_they_get_within_hours() {
        double[] minutes = LAYERINGS.stream().mapToDouble(TypologiesTest::minutesSinceDirtyMoney).sorted().toArray();
        double median = minutes[minutes.length / 2];
        assertTrue(median > 20 && median < 180, "median of " + median + " minutes");
        double relayed = LAYERINGS.size() / (double) (SCAMS.size() + TAKEOVERS.size() + LAYERINGS.size());
        assertEquals(0.8 * 0.5, relayed, 0.12);
    }

    private static double minutesSinceDirtyMoney(Payment onward) {
        return MIDDLING.payments().stream().filter(p -> p.payee().index() == onward.payer().index() && p.typology().fraud()
                && p.at().isBefore(onward.at())).reduce((_, last) -> last)
                .map(p -> onward.at().secondsSince(p.at()) / 60.0).orElseThrow();
    }

    @Test
    void cards_of_several_banks_are_tried_at_one_merchant_within_ninety_minutes_and_half_are_used_later() {
        List<Payment> all = SimulatedNetwork.of(SimulatedNetwork.run(Parameters.of(5, 0.5, 5)), Typology.CARD_TESTING);
        Map<Integer, List<Payment>> byMerchant = all.stream().collect(Collectors.groupingBy(p -> p.payee().index()));
        List<List<Payment>> episodes = byMerchant.values().stream().filter(e -> e.size() >= 6).toList();
        assertTrue(episodes.size() >= 3, byMerchant.toString());
        for (List<Payment> episode : episodes) {
            assertTrue(episode.size() <= 42);
            assertTrue(episode.getLast().at().secondsSince(episode.getFirst().at()) <= 5_400);
            assertTrue(episode.stream().map(p -> p.payer().bank()).distinct().count() >= 2);
        }
        int tested = episodes.stream().mapToInt(List::size).sum();
        assertEquals(0.45, (all.size() - tested) / (double) tested, 0.15);
    }

    @Test
    void a_bust_out_spends_into_the_overdraft_of_a_customer_of_some_months() {
        List<Payment> bustOuts = SimulatedNetwork.of(MIDDLING, Typology.BUST_OUT);
        assertTrue(bustOuts.stream().allMatch(p -> payer(p, PayerFeature.TENURE_DAYS) < 403));
        assertTrue(share(bustOuts, p -> payer(p, PayerFeature.AMOUNT_TO_BALANCE) > 1) > 0.1);
        assertTrue(bustOuts.stream().allMatch(p -> p.payee().business()));
    }

    @Test
    void no_amount_is_a_fixed_share_of_the_balance() {
        Map<Integer, Long> thousandths = MIDDLING.payments().stream().filter(p -> p.typology().fraud())
                .map(p -> payer(p, PayerFeature.AMOUNT_TO_BALANCE)).filter(share -> share > 0.3 && share < 1)
                .collect(Collectors.groupingBy(share -> (int) (share * 1_000), Collectors.counting()));
        assertTrue(thousandths.values().stream().allMatch(n -> n <= 4), thousandths.toString());
    }

    private static double share(List<Payment> payments, Predicate<Payment> chosen) {
        return payments.stream().filter(chosen).count() / (double) payments.size();
    }
}
