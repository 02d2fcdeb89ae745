package io.riskmesh.gateway.http.edge;

import io.riskmesh.gateway.http.ApiHandler;
import io.riskmesh.gateway.http.AsyncApiHandler;
import io.riskmesh.gateway.http.StreamHandler;

/// The three ways to answer.
sealed interface Answering {
    /// On a virtual thread.
    record Blocking(ApiHandler handler) implements Answering {}

    /// On the event loop.
    record OnLoop(AsyncApiHandler handler) implements Answering {}

    /// With a stream that stays open.
    record Streaming(StreamHandler handler) implements Answering {}
}
