package io.riskmesh.gateway.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class EventsTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Events events = new Events("boot1", nanos::get);

    @Test
    void hands_each_event_to_every_stream_in_order() {
        Subscription one = open(Set.of(), Optional.empty());
        Subscription two = open(Set.of(), Optional.empty());
        for (int i = 0; i < 5; i++) {
            events.publish(EventName.LEDGER_BLOCK, height(i));
        }
        List<String> expected = List.of("boot1-1 ledger.block", "boot1-2 ledger.block", "boot1-3 ledger.block", "boot1-4 ledger.block",
                "boot1-5 ledger.block");
        assertEquals(expected, read(one));
        assertEquals(expected, read(two));
    }

    @Test
    void has_the_form_of_an_event_stream() {
        Subscription stream = open(Set.of(), Optional.empty());
        events.publish(EventName.LEDGER_BLOCK, height(7));
        assertEquals("id: boot1-1\nevent: ledger.block\ndata: {\"height\":7}\n\n", stream.next().orElseThrow());
    }

    @Test
    void gives_only_the_topics_that_were_asked_for() {
        Subscription runs = open(Set.of("run"), Optional.empty());
        events.publish(EventName.LEDGER_BLOCK, height(1));
        events.publish(EventName.RUN_STATE, height(1));
        events.publish(EventName.ALERT, height(1));
        assertEquals(List.of("boot1-2 run.state"), read(runs));
    }

    @Test
    void goes_on_where_a_client_was() {
        publish(10);
        assertEquals(List.of("boot1-9 ledger.block", "boot1-10 ledger.block"), read(open(Set.of(), Optional.of("boot1-8"))));
        assertEquals(List.of(), read(open(Set.of(), Optional.of("boot1-10"))));
    }

    @Test
    void says_gap_to_whom_it_cannot_tell_what_was_missed() {
        publish(10);
        for (String last : List.of("boot0-8", "boot1-11", "nonsense", "", "boot1--1", "boot1-99999999999999999999")) {
            assertEquals(List.of("boot1-10 gap"), read(open(Set.of(), Optional.of(last))), last);
        }
    }

    @Test
    void keeps_ten_thousand_events_and_ten_minutes() {
        publish(Events.MOST_KEPT + 500);
        assertEquals("gap", read(open(Set.of("alert"), Optional.of("boot1-400"))).getFirst().substring("boot1-10500 ".length()));
        assertEquals(List.of("boot1-10500 ledger.block"), read(open(Set.of(), Optional.of("boot1-10499"))));
        nanos.addAndGet(Events.KEPT.toNanos() + 1);
        assertEquals(List.of("boot1-10500 gap"), read(open(Set.of(), Optional.of("boot1-10499"))));
    }

    @Test
    void ends_the_stream_of_a_client_that_is_too_far_behind() {
        Subscription slow = open(Set.of(), Optional.empty());
        publish(Events.MOST_QUEUED);
        assertTrue(!slow.isOver());
        publish(1);
        assertEquals(List.of("boot1-1001 gap"), read(slow));
        assertTrue(slow.isOver());
        publish(5);
        assertEquals(List.of(), read(slow));
    }

    @Test
    void says_gap_in_place_of_an_event_that_is_too_long() {
        Subscription stream = open(Set.of(), Optional.empty());
        events.publish(EventName.ALERT, JsonNodeFactory.instance.objectNode().put("code", "x".repeat(Events.MOST_BYTES)));
        assertEquals(List.of("boot1-1 gap"), read(stream));
    }

    @Test
    void loses_and_repeats_nothing_among_many_threads() throws InterruptedException {
        AtomicInteger woken = new AtomicInteger();
        Subscription stream = events.subscribe(Set.of(), Optional.empty(), woken::incrementAndGet);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            threads.add(Thread.ofVirtual().start(() -> publish(200)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        List<String> seen = read(stream);
        assertEquals(800, seen.size());
        assertEquals(800, new HashSet<>(seen).size());
        assertEquals(800, woken.get());
        stream.close();
        assertEquals(0, events.subscribers());
    }

    private Subscription open(Set<String> topics, Optional<String> last) {
        return events.subscribe(topics, last, () -> {});
    }

    private void publish(int count) {
        for (int i = 0; i < count; i++) {
            events.publish(EventName.LEDGER_BLOCK, height(i));
        }
    }

    private static ObjectNode height(int height) {
        return JsonNodeFactory.instance.objectNode().put("height", height);
    }

    // Id and name of each frame that waits.
    private static List<String> read(Subscription stream) {
        List<String> read = new ArrayList<>();
        for (Optional<String> frame = stream.next(); frame.isPresent(); frame = stream.next()) {
            String[] lines = frame.get().split("\n", -1);
            read.add(lines[0].substring("id: ".length()) + " " + lines[1].substring("event: ".length()));
        }
        return read;
    }
}
