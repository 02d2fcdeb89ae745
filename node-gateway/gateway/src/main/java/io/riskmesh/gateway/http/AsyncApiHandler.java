package io.riskmesh.gateway.http;

import io.vertx.core.Future;

/// Answers one operation on the event loop of its connection; it never blocks.
@FunctionalInterface
public interface AsyncApiHandler {
    /// A failed future is a bug: answered as 500 `internal`.
    Future<ApiAnswer> handle(ApiCall call);
}
