package io.riskmesh.gateway.http.edge;

import io.riskmesh.gateway.openapi.Operation;
import java.util.Optional;

/// Hears of each answer; metrics and logs hang here. Runs on event loops and never blocks.
public interface EdgeObserver {
    /// An answer has left, or its client has.
    ///
    /// @param operation empty if the request led nowhere
    /// @param status of HTTP; 0 if the client hung up before it
    void answered(String listener, Optional<Operation> operation, int status, long nanos, String traceId);

    /// A handler failed where it should not have: a bug, or the world behind it.
    ///
    /// @param cause whose message may hold what was submitted: not for logs
    void failed(Operation operation, String traceId, Throwable cause);
}
