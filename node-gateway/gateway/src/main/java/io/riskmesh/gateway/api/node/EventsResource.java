package io.riskmesh.gateway.api.node;

import io.riskmesh.gateway.events.EventStream;
import io.riskmesh.gateway.events.Events;
import io.riskmesh.gateway.http.ApiCall;
import io.vertx.core.http.HttpServerResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// `/events`. Topics that no event has are no error: the stream stays quiet.
public final class EventsResource {
    private final Events events;

    public EventsResource(Events events) {
        this.events = events;
    }

    /// Opens a stream.
    public void open(ApiCall call, HttpServerResponse response) {
        Set<String> topics = call.query().getOrDefault("topics", List.of()).stream().flatMap(list -> Arrays.stream(list.split(",", -1)))
                .filter(topic -> !topic.isBlank()).collect(Collectors.toSet());
        EventStream.open(events, topics, call.header("last-event-id"), response);
    }
}
