package io.riskmesh.gateway.peer;

import io.riskmesh.gateway.peer.link.Exchange;
import io.riskmesh.gateway.peer.link.Outgoing;
import io.riskmesh.gateway.peer.link.PeerLinks;
import io.riskmesh.gateway.peer.post.Carrying;
import io.riskmesh.gateway.peer.pulse.KnownPeers;
import io.riskmesh.ledger.PartyId;
import io.vertx.core.Future;
import java.util.OptionalInt;

/// Letters leave by the links, in the versions that their receivers named.
record LinkedCarrying(PeerLinks links, KnownPeers known) implements Carrying {
    @Override
    public Future<Exchange> send(PartyId to, Outgoing out) {
        return links.send(to, out);
    }

    @Override
    public OptionalInt version(PartyId to, String kind) {
        return known.version(to, kind);
    }
}
