package io.riskmesh.features;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Incremental figures against a plain recount over all events.
final class PlainRecountTest {

    private static final long DAY = 86_400;

    private record Flow(long at, long other, int bank, long cents) {}

    @Test
    void windows_of_the_payee_equal_a_recount() {
        for (int seed = 0; seed < 5; seed++) {
            Random random = new Random(seed);
            PayeeState state = new PayeeState(new PayeeProfile(new AsOf(0), true));
            List<Flow> flows = new ArrayList<>();
            long now = 100 * DAY;
            for (int i = 0; i < 3_000; i++) {
                now += random.nextInt(3_000);
                Flow flow = new Flow(now, random.nextInt(300), random.nextInt(6), 1 + random.nextInt(50_000));
                IncomingPayment payment =
                        new IncomingPayment(new AsOf(now), flow.other(), flow.bank(), flow.cents(), Channel.TRANSFER);
                float[] row = new float[PayeeFeature.values().length];
                state.features(payment, row, 0);
                check(flows, now, row, "seed " + seed + " payment " + i);
                state.received(payment);
                flows.add(flow);
            }
        }
    }

    private static void check(List<Flow> flows, long now, float[] row, String where) {
        List<Flow> week = since(flows, now, 7 * DAY);
        assertEquals(since(flows, now, 3_600).size(), at(row, PayeeFeature.IN_COUNT_1H), where);
        assertEquals(since(flows, now, DAY).size(), at(row, PayeeFeature.IN_COUNT_24H), where);
        assertEquals(since(flows, now, 30 * DAY).size(), at(row, PayeeFeature.IN_COUNT_30D), where);
        assertEquals((float) (week.stream().mapToLong(Flow::cents).sum() / 100.0), at(row, PayeeFeature.IN_AMOUNT_7D_EUR), where);
        assertEquals(week.stream().mapToLong(Flow::other).distinct().count(), at(row, PayeeFeature.DISTINCT_PAYERS_7D), where);
        assertEquals(week.stream().mapToInt(Flow::bank).distinct().count(), at(row, PayeeFeature.DISTINCT_PAYER_BANKS_7D), where);
    }

    private static List<Flow> since(List<Flow> flows, long now, long span) {
        return flows.reversed().stream().takeWhile(f -> f.at() >= now - span).filter(f -> f.at() < now).toList();
    }

    @Test
    void figures_of_a_small_story_are_those_worked_out_by_hand() {
        PayerState payer = new PayerState(new PayerProfile(OptionalInt.of(1990), new AsOf(0), 100_000));
        payer.credited(new AsOf(10 * DAY), 50_000);
        payer.passwordReset(new AsOf(20 * DAY));
        for (int i = 0; i < 3; i++) {
            payer.paid(new OutgoingPayment(new AsOf(20 * DAY + i), 7, 10_000, Channel.CARD, new Session(false, 1, false)));
        }
        float[] row = new float[PayerFeature.values().length];
        payer.features(new OutgoingPayment(new AsOf(20 * DAY + 3_600), 7, 40_000, Channel.CARD,
                new Session(true, 33, false)), row, 0);
        assertEquals(20 + 1 / 24.0, row[1], 1e-5);
        assertEquals(1, row[5]);
        assertEquals(1_200, row[11]);
        assertEquals(StrictMath.log(4) / 0.3, row[9], 0.01);
        assertEquals(4, row[10]);
        assertEquals(3, row[14]);
        assertEquals(300, row[18]);
    }

    @Test
    void forwarding_shows_in_ratio_and_delay() {
        PayeeState payee = new PayeeState(new PayeeProfile(new AsOf(0), false));
        payee.received(new IncomingPayment(new AsOf(DAY), 1, 1, 100_000, Channel.TRANSFER));
        payee.sent(new AsOf(DAY + 600), 80_000);
        payee.reported(new AsOf(DAY + 700));
        float[] row = new float[PayeeFeature.values().length];
        payee.features(new IncomingPayment(new AsOf(2 * DAY), 2, 1, 5_000, Channel.TRANSFER), row, 0);
        assertEquals(0.8f, at(row, PayeeFeature.OUT_TO_IN_7D));
        assertEquals(10, at(row, PayeeFeature.IN_TO_OUT_MINUTES));
        assertEquals(1, at(row, PayeeFeature.PAST_REPORTS));
        assertEquals(1, at(row, PayeeFeature.FIRST_TIMER_SHARE_7D));
    }

    private static float at(float[] row, PayeeFeature feature) {
        return row[List.of(PayeeFeature.values()).indexOf(feature)];
    }
}
