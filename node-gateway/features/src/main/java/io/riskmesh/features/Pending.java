package io.riskmesh.features;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/// Events told to a state but not known yet as of the last question. They may be told in any order, even from the
/// future; they reach the figures only when a question comes from strictly later.
final class Pending<E extends AccountEvent> {

    private final PriorityQueue<E> queue = new PriorityQueue<>(
            Comparator.comparing(AccountEvent::at).thenComparingInt(AccountEvent::precedence));
    private AsOf asked = new AsOf(Long.MIN_VALUE);

    void add(E event) {
        if (event.at().isBefore(asked)) {
            throw new IllegalArgumentException("Expected an event not before the last question at "
                    + asked.epochSecond() + ", got one at " + event.at().epochSecond());
        }
        queue.add(event);
    }

    void release(AsOf now, Consumer<E> consumer) {
        if (now.isBefore(asked)) {
            throw new IllegalArgumentException("Expected a question not before the last one at "
                    + asked.epochSecond() + ", got " + now.epochSecond());
        }
        asked = now;
        while (!queue.isEmpty() && queue.peek().at().isBefore(now)) {
            consumer.accept(queue.remove());
        }
    }
}
