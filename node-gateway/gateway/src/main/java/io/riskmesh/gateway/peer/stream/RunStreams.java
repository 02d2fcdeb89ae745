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

    /// Takes a lost peer back into the run: what it sends anew is delivered again, from the first message on that its process, or
    /// its new process, sends after it heard of the loss, and messages to it leave again. A peer that comes back may be lost again.
    /// Nothing happens if the peer is not lost. The run calls this from within [RunListener#lost], so that a bank that restarted
    /// finds the way in.
    ///
    /// @throws IllegalStateException if the run is not open
    void readmit(Digest run, PartyId peer);

    /// Leaves a run once what was sent has arrived or its receiver is lost, without waiting for that. Nothing is delivered any more.
    void close(Digest run);
}
