package io.riskmesh.simulator.life;

import static io.riskmesh.simulator.run.SimulatedNetwork.MIDDLING;
import static io.riskmesh.simulator.run.SimulatedNetwork.payee;
import static io.riskmesh.simulator.run.SimulatedNetwork.payer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.features.Channel;
import io.riskmesh.features.PayeeFeature;
import io.riskmesh.features.PayerFeature;
import io.riskmesh.simulator.flow.Payment;
import io.riskmesh.simulator.flow.Typology;
import io.riskmesh.simulator.run.SimulatedNetwork;
import io.riskmesh.simulator.world.Calendar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// For each payment of a kind of fraud there are at least ten honest ones that look like that kind in the coarse way in
/// which an investigator would describe it.
final class HardNegativesTest {

    private static final long DAY_SECONDS = 86_400;

    @Test
    void large_transfers_to_a_private_payee_never_paid_before() {
        check(Typology.PUSH_SCAM, p -> toStranger(p) && p.cents() >= 30_000);
    }

    @Test
    void transfers_from_a_new_device_to_a_private_payee_never_paid_before() {
        check(Typology.TAKEOVER, p -> toStranger(p) && p.session().newDevice());
    }

    @Test
    void small_first_card_payments_in_a_burst_of_strangers_at_one_merchant() {
        check(Typology.CARD_TESTING, p -> p.channel() == Channel.CARD && isNewPayee(p) && p.cents() < 1_000
                && payee(p, PayeeFeature.IN_COUNT_1H) >= 4 && payee(p, PayeeFeature.FIRST_TIMER_SHARE_7D) > 0.5);
    }

    @Test
    void dear_purchases_at_a_new_merchant_on_a_day_of_much_spending() {
        check(Typology.BUST_OUT, p -> p.channel() == Channel.CARD && isNewPayee(p) && p.cents() >= 15_000
                && payer(p, PayerFeature.OUT_AMOUNT_24H_EUR) >= 150);
    }

    @Test
    void money_of_private_people_that_is_passed_on_within_a_day() {
        Map<Integer, List<Payment>> received = new HashMap<>();
        List<Payment> passedOn = new ArrayList<>();
        for (Payment p : MIDDLING.payments()) {
            List<Payment> before = received.getOrDefault(p.payer().index(), List.of());
            if (!p.payer().business() && p.channel() == Channel.TRANSFER
                    && before.reversed().stream().takeWhile(in -> p.at().secondsSince(in.at()) < DAY_SECONDS)
                            .anyMatch(in -> !in.payer().business() && in.cents() >= 5_000 && p.cents() >= in.cents() / 2)) {
                passedOn.add(p);
            }
            received.computeIfAbsent(p.payee().index(), _ -> new ArrayList<>()).add(p);
        }
        long frauds = passedOn.stream().filter(p -> p.typology() == Typology.LAYERING).count();
        assertTrue(frauds > 0.9 * SimulatedNetwork.of(MIDDLING, Typology.LAYERING).size());
        assertTenTimes(Typology.LAYERING, passedOn.stream().filter(p -> !p.typology().fraud()).count());
    }

    @Test
    void one_honest_session_in_twenty_two_is_on_a_new_device_and_more_after_a_password_reset() {
        List<Payment> honest = SimulatedNetwork.of(MIDDLING, Typology.HONEST);
        assertEquals(0.05, share(honest, p -> p.session().newDevice()), 0.01);
        List<Payment> afterReset = honest.stream().filter(p -> payer(p, PayerFeature.HOURS_SINCE_PASSWORD_RESET) < 2).toList();
        assertTrue(share(afterReset, p -> p.session().newDevice()) > 0.4);
    }

    @Test
    void dormant_accounts_wake_up_and_half_of_the_collectors_are_new_accounts() {
        assertTrue(SimulatedNetwork.of(MIDDLING, Typology.HONEST).stream()
                .filter(p -> Calendar.dayOf(p.at()) == p.payee().dormantUntilDay() && p.cents() > 20_000).count() > 25);
        List<Payment> busy = SimulatedNetwork.of(MIDDLING, Typology.HONEST).stream()
                .filter(p -> !p.payee().business() && payee(p, PayeeFeature.DISTINCT_PAYERS_7D) >= 6).toList();
        assertEquals(0.5, share(busy, p -> payee(p, PayeeFeature.ACCOUNT_AGE_DAYS) < 75), 0.2);
    }

    private static void check(Typology typology, Predicate<Payment> looksLikeIt) {
        List<Payment> frauds = SimulatedNetwork.of(MIDDLING, typology);
        assertTrue(frauds.stream().anyMatch(looksLikeIt));
        assertTenTimes(typology, SimulatedNetwork.of(MIDDLING, Typology.HONEST).stream().filter(looksLikeIt).count());
    }

    private static void assertTenTimes(Typology typology, long honest) {
        int frauds = SimulatedNetwork.of(MIDDLING, typology).size();
        assertTrue(frauds >= 10 && honest >= 10L * frauds, typology + ": " + frauds + " frauds, " + honest + " honest twins");
    }

    private static boolean toStranger(Payment p) {
        return p.channel() == Channel.TRANSFER && isNewPayee(p) && !p.payee().business();
    }

    private static boolean isNewPayee(Payment p) {
        return payer(p, PayerFeature.NEW_PAYEE) == 1;
    }

    private static double share(List<Payment> payments, Predicate<Payment> chosen) {
        return payments.stream().filter(chosen).count() / (double) payments.size();
    }
}
