package io.riskmesh.simulator.flow;

import io.riskmesh.features.AsOf;
import java.util.Comparator;
import java.util.PriorityQueue;

/// Intents in order of time; equal instants in the order in which they were planned.
public final class Agenda {

    private record Entry(Intent intent, long sequence) {}

    private final PriorityQueue<Entry> queue = new PriorityQueue<>(
            Comparator.comparing((Entry e) -> e.intent().at()).thenComparingLong(Entry::sequence));
    private long planned;

    public void plan(Intent intent) {
        queue.add(new Entry(intent, planned++));
    }

    /// Whether something is planned before the end.
    boolean hasBefore(AsOf end) {
        return !queue.isEmpty() && queue.peek().intent().at().isBefore(end);
    }

    Intent next() {
        return queue.remove().intent();
    }
}
