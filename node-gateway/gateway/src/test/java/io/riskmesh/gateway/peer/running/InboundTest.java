package io.riskmesh.gateway.peer.running;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.riskmesh.gateway.peer.wire.RunPart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class InboundTest {
    private static final long SEED = 12;

    @Test
    void parts_in_any_order_and_more_than_once_make_the_messages_that_were_sent() {
        Random random = new Random(SEED);
        List<byte[]> sent = new ArrayList<>();
        List<RunPart> parts = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            byte[] message = new byte[random.nextInt(3) == 0 ? random.nextInt(2_000_000) : random.nextInt(100)];
            random.nextBytes(message);
            sent.add(message);
            int at = 0;
            do {
                int end = Math.min(message.length, at + RunPart.MAX_BYTES);
                parts.add(new RunPart(message.length, at, Arrays.copyOfRange(message, at, end)));
                at = end;
            } while (at < message.length);
        }
        List<byte[]> got = new ArrayList<>();
        Inbound inbound = new Inbound();
        int first = 0; // all before it have come
        boolean[] came = new boolean[parts.size()];
        while (first < parts.size()) {
            int pick = first + random.nextInt(Math.min(Inbound.WINDOW, parts.size() - first));
            assertEquals(Taken.YES, inbound.take(pick, parts.get(pick), got::add), "part " + pick + " of seed " + SEED);
            came[pick] = true;
            while (first < parts.size() && came[first]) {
                first++;
            }
        }
        assertEquals(sent.size(), got.size());
        for (int i = 0; i < sent.size(); i++) {
            assertArrayEquals(sent.get(i), got.get(i));
        }
    }

    @Test
    void a_part_beyond_the_window_is_wrong() {
        assertEquals(Taken.WRONG, new Inbound().take(Inbound.WINDOW, new RunPart(0, 0, new byte[0]), _ -> { }));
    }

    @Test
    void a_listener_that_is_behind_stops_its_sender_until_it_has_caught_up() {
        Inbound inbound = new Inbound();
        int size = RunPart.MAX_BYTES;
        long sequence = 0;
        while (inbound.take(sequence, new RunPart(size, 0, new byte[size]), _ -> { }) == Taken.YES) {
            sequence++;
        }
        assertEquals(Inbound.MOST_WAITING / size, sequence);
        inbound.listened(size);
        assertEquals(Taken.YES, inbound.take(sequence, new RunPart(size, 0, new byte[size]), _ -> { }));
    }

    @Test
    void parts_of_another_message_or_place_are_wrong() {
        Inbound inbound = new Inbound();
        int full = RunPart.MAX_BYTES;
        assertEquals(Taken.YES, inbound.take(0, new RunPart(full + 1, 0, new byte[full]), _ -> { }));
        assertEquals(Taken.WRONG, inbound.take(1, new RunPart(full + 2, full, new byte[2]), _ -> { }));
    }
}
