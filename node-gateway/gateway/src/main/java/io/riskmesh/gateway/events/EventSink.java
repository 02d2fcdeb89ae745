package io.riskmesh.gateway.events;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Where rooms say that something changed. Never blocks and never fails: who listens too slowly is told `gap` instead.
public interface EventSink {
    /// Thread-safe; events of one thread keep their order.
    ///
    /// @param data what to read again, at most 4 KiB as JSON; not changed afterwards
    void publish(EventName event, ObjectNode data);
}
