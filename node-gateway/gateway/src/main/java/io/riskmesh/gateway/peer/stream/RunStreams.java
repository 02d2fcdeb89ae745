package io.riskmesh.gateway.peer.stream;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;

/// Ordered messages between the gateways of a run. A message is delivered once and in the order of its sender, or the sender is
/// `lost` to the receiver and the receiver to the sender. Nothing survives the process. Thread-safe.
public interface RunStreams {
    /// Longest message, in bytes; longer vectors are sent in parts by the run itself.
    int MAX_BYTES = 64 * 1024 * 1024;

    /// Takes part in a run. Messages that peers sent a little before are delivered now.
    ///
    /// @throws IllegalStateException if the run is open
    void open(Digest run, RunListener listener);

    /// Sends a message, not copied: the caller leaves the array alone. Waits while too many bytes to this peer are on their way, so
    /// it belongs on a virtual thread. A message to a peer that is lost is dropped.
    ///
    /// @throws IllegalStateException if the run is not open
    /// @throws IllegalArgumentException if the body is longer than [#MAX_BYTES]
    void send(Digest run, PartyId to, byte[] body) throws InterruptedException;

    /// Leaves a run once what was sent has arrived or its receiver is lost, without waiting for that. Nothing is delivered any more.
    void close(Digest run);
}
