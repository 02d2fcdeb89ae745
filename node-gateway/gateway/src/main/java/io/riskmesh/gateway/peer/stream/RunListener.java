package io.riskmesh.gateway.peer.stream;

import io.riskmesh.ledger.PartyId;

/// One gateway's ear in a run. One thread at a time per run, a virtual one: it may block, and holds back its senders while it does.
public interface RunListener {

    /// A message, in the order in which this peer sent its messages of this run.
    ///
    /// @param from party of the TLS key it came under
    /// @param body 0 to 64 MiB, the listener's own; hostile until read
    void received(PartyId from, byte[] body);

    /// The peer restarted, or could not be reached for longer than a round may take. Nothing of it is delivered in this run any
    /// more, and nothing sent to it, until the run takes it back ([RunStreams#readmit]). Once per loss.
    void lost(PartyId peer);
}
