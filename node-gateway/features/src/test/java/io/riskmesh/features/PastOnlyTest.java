package io.riskmesh.features;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The time model: features at t use events strictly before t and reports known before t.
final class PastOnlyTest {

    private static final AsOf OPENED = new AsOf(1_700_000_000);
    private static final long NOW = 1_700_000_000 + 60 * 86_400;

    /// Few distinct instants, so that ties are common and many events fall on the question's own second.
    private record Event(int kind, long at, long other, long cents) {

        static List<Event> many(long seed) {
            Random random = new Random(seed);
            List<Event> events = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                long at = NOW + (random.nextInt(2001) - 1000) * (i % 2 == 0 ? 3_600L : 60L);
                events.add(new Event(random.nextInt(5), at, random.nextInt(12), 1 + random.nextInt(100_000)));
            }
            for (int kind = 0; kind < 5; kind++) {
                events.add(new Event(kind, NOW, 99, 77));
            }
            return events;
        }
    }

    @Test
    void shifting_every_event_that_is_not_before_t_does_not_change_features_at_t_by_one_bit() {
        for (long seed = 0; seed < 50; seed++) {
            List<Event> events = Event.many(seed);
            Random random = new Random(seed + 1_000);
            List<Event> shifted = new ArrayList<>(events.stream().map(e -> e.at() < NOW ? e
                    : new Event(e.kind(), NOW + random.nextInt(5_000_000), e.other() + random.nextInt(3),
                            e.cents() + random.nextInt(500))).toList());
            Collections.shuffle(shifted, random);
            assertArrayEquals(bits(ask(events)), bits(ask(shifted)), "seed " + seed);
        }
    }

    @Test
    void shifting_events_before_t_does_change_features() {
        List<Event> events = Event.many(3);
        List<Event> shifted = events.stream()
                .map(e -> e.at() < NOW ? new Event(e.kind(), e.at() - 3_600, e.other(), e.cents()) : e).toList();
        assertFalse(Arrays.equals(bits(ask(events)), bits(ask(shifted))));
    }

    @Test
    void telling_the_past_in_steps_or_at_once_gives_the_same_bits() {
        for (long seed = 0; seed < 20; seed++) {
            List<Event> sorted = Event.many(seed).stream()
                    .sorted((a, b) -> Long.compare(a.at(), b.at())).toList();
            PayeeState payee = payee();
            PayerState payer = payer();
            for (Event e : sorted) {
                if (e.at() < NOW) {
                    ask(payer, payee, e.at());
                    tell(payer, payee, e);
                }
            }
            assertArrayEquals(bits(ask(sorted)), bits(ask(payer, payee, NOW)), "seed " + seed);
        }
    }

    @Test
    void a_question_about_an_earlier_instant_and_an_event_before_the_last_question_are_refused() {
        PayeeState state = payee();
        state.features(incoming(NOW), new float[PayeeFeature.names().size()], 0);
        assertThrows(IllegalArgumentException.class,
                () -> state.features(incoming(NOW - 1), new float[PayeeFeature.names().size()], 0));
        assertThrows(IllegalArgumentException.class, () -> state.reported(new AsOf(NOW - 1)));
    }

    @Test
    void a_report_counts_after_the_second_in_which_it_is_made_however_early_it_is_told() {
        for (long made : new long[] {NOW - 1, NOW, NOW + 1, NOW + 5_000_000}) {
            PayeeState state = payee();
            state.received(incoming(NOW - 100));
            state.reported(new AsOf(made));
            float[] row = new float[PayeeFeature.names().size()];
            state.features(incoming(NOW), row, 0);
            assertEquals(made < NOW ? 1 : 0, row[PayeeFeature.names().indexOf("payee_past_reports")], "made at " + (made - NOW));
            state.features(incoming(made + 1 < NOW ? NOW : made + 1), row, 0);
            assertEquals(1, row[PayeeFeature.names().indexOf("payee_past_reports")]);
        }
    }

    @Test
    void the_schema_has_ten_to_twenty_two_features_per_side_with_distinct_names() {
        List<String> all = new ArrayList<>(PayerFeature.names());
        all.addAll(PayeeFeature.names());
        assertEquals(all.size(), all.stream().distinct().count());
        assertEquals(21, PayerFeature.names().size());
        assertEquals(18, PayeeFeature.names().size());
    }

    private static float[] ask(List<Event> events) {
        PayerState payer = payer();
        PayeeState payee = payee();
        events.forEach(e -> tell(payer, payee, e));
        return ask(payer, payee, NOW);
    }

    private static float[] ask(PayerState payer, PayeeState payee, long at) {
        float[] row = new float[PayerFeature.names().size() + PayeeFeature.names().size()];
        payer.features(outgoing(at, 5, 12_345), row, 0);
        payee.features(incoming(at), row, PayerFeature.names().size());
        return row;
    }

    private static void tell(PayerState payer, PayeeState payee, Event e) {
        AsOf at = new AsOf(e.at());
        switch (e.kind()) {
            case 0 -> {
                payer.paid(outgoing(e.at(), e.other(), e.cents()));
                payee.received(new IncomingPayment(at, e.other(), (int) e.other() % 4, e.cents(), Channel.CARD));
            }
            case 1 -> payer.credited(at, e.cents());
            case 2 -> payer.passwordReset(at);
            case 3 -> {
                payer.withdrawn(at, e.cents());
                payee.sent(at, e.cents());
            }
            default -> payee.reported(at);
        }
    }

    private static PayerState payer() {
        return new PayerState(new PayerProfile(OptionalInt.of(1980), OPENED, 500_000));
    }

    private static PayeeState payee() {
        return new PayeeState(new PayeeProfile(OPENED, false));
    }

    private static OutgoingPayment outgoing(long at, long payee, long cents) {
        return new OutgoingPayment(new AsOf(at), payee, cents, Channel.TRANSFER, new Session(false, 40, true));
    }

    private static IncomingPayment incoming(long at) {
        return new IncomingPayment(new AsOf(at), 3, 1, 9_900, Channel.TRANSFER);
    }

    private static int[] bits(float[] row) {
        int[] bits = new int[row.length];
        for (int i = 0; i < row.length; i++) {
            bits[i] = Float.floatToRawIntBits(row[i]);
        }
        return bits;
    }
}
