package io.riskmesh.gateway.http;

import io.riskmesh.gateway.openapi.Operation;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;

/// Finds out who calls. Runs on the event loop: what blocks goes elsewhere and comes back by the future.
@FunctionalInterface
public interface CallerSource {
    /// @param request whose body is not to be touched
    /// @param operation that it asks for: unsafe ones may need more proof
    Future<Identity> identify(HttpServerRequest request, Operation operation);
}
