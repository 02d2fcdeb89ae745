package io.riskmesh.gateway.run.round;

import io.riskmesh.federation.refusal.RunRefusal;
import io.riskmesh.federation.step.RunEvent;
import io.riskmesh.ledger.PartyId;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/// Looks on while a host runs a machine. Called by the host's thread.
public interface RoundWatch {

    /// The run moved.
    ///
    /// @param awaited banks whose messages the machine waits for
    void place(RoundPlace place, Set<PartyId> awaited);

    /// @param bytesSent by this bank so far in this sitting, as `bytesReceived`
    void told(RunEvent event, long bytesSent, long bytesReceived) throws IOException;

    /// Something was refused; the run goes on unless it ends.
    void refused(RunRefusal refusal) throws IOException;

    /// A bank is gone, as this host knows.
    void lost(PartyId bank) throws IOException;

    /// The machine took a step.
    void stepped(RoundPlace place, Duration took);

    /// Bytes passed to or from a peer.
    void bytes(PartyId peer, RoundPlace place, long bytes);

    /// A message of a peer came that was waited for.
    void waited(PartyId peer, RoundPlace place, Duration time);

    /// Whether a person stopped the run meanwhile.
    boolean cancelled();

    /// Whether the run was closed on the ledger, so that no machine answers any more.
    boolean closed() throws IOException;
}
