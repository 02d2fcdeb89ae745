package io.riskmesh.gateway.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The events of this process: handed to every open stream, and kept for those that come back. Nothing is stored: a process that
/// starts again has another boot id, and who asks for events of the old one is told `gap`. Thread-safe.
public final class Events implements EventSink {
    /// Events that are kept for a client that comes back.
    public static final int MOST_KEPT = 10_000;
    /// How long they are kept.
    public static final Duration KEPT = Duration.ofMinutes(10);
    /// Events that may wait for one client.
    public static final int MOST_QUEUED = 1_000;
    /// Bytes of an event's data.
    public static final int MOST_BYTES = 4 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Events.class);
    private static final Pattern ID = Pattern.compile("([0-9A-Za-z]{1,32})-([0-9]{1,18})");

    private final String boot;
    private final LongSupplier nanos;
    private final Deque<EventLine> kept = new ArrayDeque<>();
    private final List<Subscription> open = new CopyOnWriteArrayList<>();
    private long seq;

    /// @param boot names this process, letters and digits
    /// @param nanos monotonic time
    public Events(String boot, LongSupplier nanos) {
        this.boot = boot;
        this.nanos = nanos;
    }

    @Override
    public void publish(EventName event, ObjectNode data) {
        String text = data.toString();
        if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            LOG.error("event=event_too_long name={}", event.id());
            publish(EventName.GAP, data.objectNode());
            return;
        }
        synchronized (this) {
            long now = nanos.getAsLong();
            EventLine line = new EventLine(++seq, now, event, frame(seq, event, text));
            kept.addLast(line);
            while (kept.size() > MOST_KEPT || now - kept.getFirst().nanos() > KEPT.toNanos()) {
                kept.removeFirst();
            }
            open.forEach(subscription -> subscription.offer(line, gap(line.seq())));
        }
    }

    /// Opens a subscription. What was missed since `lastEventId` comes first, or `gap` if that cannot be told.
    ///
    /// @param topics first words of event names; empty: all
    /// @param wake called after something was queued, on the publisher's thread: it must be quick
    public synchronized Subscription subscribe(Set<String> topics, Optional<String> lastEventId, Runnable wake) {
        Subscription subscription = new Subscription(this, topics, wake);
        lastEventId.ifPresent(id -> resume(subscription, id));
        open.add(subscription);
        return subscription;
    }

    private void resume(Subscription subscription, String lastEventId) {
        long last = seqOf(lastEventId);
        long now = nanos.getAsLong();
        kept.removeIf(line -> now - line.nanos() > KEPT.toNanos());
        long oldest = kept.isEmpty() ? seq + 1 : kept.getFirst().seq();
        if (last < 0 || last > seq || last + 1 < oldest || seq - last > MOST_QUEUED) {
            subscription.begin(gap(seq));
        } else {
            kept.stream().filter(line -> line.seq() > last).forEach(line -> subscription.offer(line, gap(line.seq())));
        }
    }

    private long seqOf(String id) {
        Matcher form = ID.matcher(id);
        return form.matches() && form.group(1).equals(boot) ? Long.parseLong(form.group(2)) : -1;
    }

    void leave(Subscription subscription) {
        open.remove(subscription);
    }

    /// How many streams are open.
    public int subscribers() {
        return open.size();
    }

    private String gap(long at) {
        return frame(at, EventName.GAP, "{}");
    }

    private String frame(long number, EventName event, String data) {
        return "id: " + boot + "-" + number + "\nevent: " + event.id() + "\ndata: " + data + "\n\n";
    }
}
