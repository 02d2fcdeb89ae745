package io.riskmesh.gateway.peer.pulse;

import io.riskmesh.ledger.PartyId;

/// Hears how peers are. Called on event loops: must not block.
public interface PulseListener {

    /// A peer said hello, from this process.
    void heard(PartyId peer, String boot);

    /// A peer has not answered for longer than a round may take.
    void gone(PartyId peer);
}
