package io.riskmesh.gateway.http;

import io.vertx.core.http.HttpServerResponse;

/// Answers one operation with a stream that stays open, on the event loop; it never blocks.
@FunctionalInterface
public interface StreamHandler {
    /// Begins the answer; headers and status are the handler's to set, as is the end.
    void open(ApiCall call, HttpServerResponse response);
}
