package io.riskmesh.gateway.client;

import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Rings when a gateway says that something of a topic happened; while it says nothing, because its stream broke or cannot be had,
/// it rings once a second. What happened has to be read again: an event only says that it is worth while.
public final class EventBell implements AutoCloseable {
    private static final long FALLBACK_MILLIS = 1_000;

    private final Semaphore rung = new Semaphore(0);
    private final ApiClient client;
    private final String path;
    private final Thread reader;

    private EventBell(ApiClient client, String path) {
        this.client = client;
        this.path = path;
        this.reader = Thread.ofVirtual().unstarted(this::read);
    }

    /// A bell for topics of the stream, for example `run`.
    public static EventBell of(ApiClient client, String topics) {
        EventBell bell = new EventBell(client, ApiRequest.query(ApiRequest.path("events"), Map.of("topics", topics)));
        bell.reader.start();
        return bell;
    }

    /// Waits for the next ring, and takes all that rang in the meantime as one.
    public void await() throws InterruptedException {
        if (rung.tryAcquire(FALLBACK_MILLIS, TimeUnit.MILLISECONDS)) {
            rung.drainPermits();
        }
    }

    private void read() {
        try (EventStream events = client.events(path)) {
            for (Optional<ServerEvent> event = events.next(); event.isPresent(); event = events.next()) {
                rung.release();
            }
        } catch (Stopped | IOException _) {
            rung.release(); // the second's ring goes on
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        reader.interrupt();
    }
}
