package io.riskmesh.gateway.events;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/// What one client still has to be told. Who is more than [Events#MOST_QUEUED] events behind gets `gap` and nothing after it.
/// Thread-safe.
public final class Subscription implements AutoCloseable {
    private final Events events;
    private final Set<String> topics;
    private final Runnable wake;
    private final Queue<String> frames = new ArrayDeque<>();
    private boolean ended;

    Subscription(Events events, Set<String> topics, Runnable wake) {
        this.events = events;
        this.topics = Set.copyOf(topics);
        this.wake = wake;
    }

    /// The next frame; empty if there is none for now.
    public synchronized Optional<String> next() {
        return Optional.ofNullable(frames.poll());
    }

    /// Whether nothing more will come: the client has to open another stream.
    public synchronized boolean isOver() {
        return ended && frames.isEmpty();
    }

    // `gap` and whatever else everybody has to know passes every filter.
    void offer(EventLine line, String gap) {
        if (line.name() != EventName.GAP && !topics.isEmpty() && !topics.contains(line.name().topic())) {
            return;
        }
        synchronized (this) {
            if (ended) {
                return;
            }
            if (frames.size() >= Events.MOST_QUEUED) {
                frames.clear();
                frames.add(gap);
                ended = true;
            } else {
                frames.add(line.frame());
            }
        }
        wake.run();
    }

    synchronized void begin(String frame) {
        frames.add(frame);
    }

    @Override
    public void close() {
        events.leave(this);
    }
}
