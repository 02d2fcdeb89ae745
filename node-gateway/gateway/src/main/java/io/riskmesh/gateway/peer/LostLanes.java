package io.riskmesh.gateway.peer;

import io.riskmesh.gateway.peer.pulse.PulseListener;
import io.riskmesh.gateway.peer.running.LiveStreams;
import io.riskmesh.ledger.PartyId;

/// Lets runs lose a peer that is silent or another process, also when they have nothing to say to it.
record LostLanes(LiveStreams streams) implements PulseListener {
    @Override
    public void heard(PartyId peer, String boot) {
        streams.heard(peer, boot);
    }

    @Override
    public void gone(PartyId peer) {
        streams.gone(peer);
    }
}
