package io.riskmesh.gateway.events;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/// A subscription as an open answer of `text/event-stream`. Lives on the event loop of its connection.
public final class EventStream {
    /// Between two comments that keep proxies from closing a quiet stream.
    public static final Duration COMMENT_EVERY = Duration.ofSeconds(15);

    private static final int RETRY_MILLIS = 3_000;

    private final HttpServerResponse response;
    private final Context context;
    private final AtomicBoolean woken = new AtomicBoolean();
    private Subscription subscription; // set before anything can wake the stream

    private EventStream(HttpServerResponse response, Context context) {
        this.response = response;
        this.context = context;
    }

    /// Begins the answer; called on the connection's event loop.
    public static void open(Events events, Set<String> topics, Optional<String> lastEventId, HttpServerResponse response) {
        Context context = Vertx.currentContext();
        EventStream stream = new EventStream(response, context);
        stream.begin(context.owner(), events, topics, lastEventId);
    }

    private void begin(Vertx vertx, Events events, Set<String> topics, Optional<String> lastEventId) {
        response.putHeader("content-type", "text/event-stream").putHeader("cache-control", "no-store")
                .putHeader("x-content-type-options", "nosniff").setChunked(true);
        response.write("retry: " + RETRY_MILLIS + "\n\n");
        subscription = events.subscribe(topics, lastEventId, this::wake);
        long timer = vertx.setPeriodic(COMMENT_EVERY.toMillis(), _ -> comment());
        response.closeHandler(_ -> end(vertx, timer));
        response.endHandler(_ -> end(vertx, timer));
        response.exceptionHandler(_ -> end(vertx, timer));
        response.drainHandler(_ -> send());
        send();
    }

    // Many events may come before the loop turns: one turn sends them all.
    private void wake() {
        if (woken.compareAndSet(false, true)) {
            context.runOnContext(_ -> {
                woken.set(false);
                send();
            });
        }
    }

    private void comment() {
        if (!response.closed() && !response.writeQueueFull()) {
            response.write(":\n\n");
        }
    }

    // A client that reads too slowly fills its queue, not the memory of the connection.
    private void send() {
        while (!response.closed() && !response.ended() && !response.writeQueueFull()) {
            Optional<String> frame = subscription.next();
            if (frame.isEmpty()) {
                if (subscription.isOver()) {
                    response.end();
                }
                return;
            }
            response.write(frame.get());
        }
    }

    private void end(Vertx vertx, long timer) {
        vertx.cancelTimer(timer);
        subscription.close();
    }
}
