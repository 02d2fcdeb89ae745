package io.riskmesh.gateway.http;

import io.riskmesh.gateway.openapi.Operation;

/// Where the rooms hang up their handlers. Every operation has exactly one, or the gateway does not start.
public interface Routes {
    /// A handler that may block.
    ///
    /// @throws IllegalStateException if the operation has one already
    Routes on(Operation operation, ApiHandler handler);

    /// A handler that never blocks.
    ///
    /// @throws IllegalStateException if the operation has one already
    Routes onLoop(Operation operation, AsyncApiHandler handler);

    /// A handler whose answer stays open.
    ///
    /// @throws IllegalStateException if the operation has one already
    Routes onStream(Operation operation, StreamHandler handler);
}
