package io.riskmesh.gateway.peer.post;

import io.riskmesh.gateway.peer.link.Exchange;
import io.riskmesh.gateway.peer.link.Outgoing;
import io.riskmesh.ledger.PartyId;
import io.vertx.core.Future;
import java.util.OptionalInt;

/// How letters leave.
public interface Carrying {
    /// Never fails.
    Future<Exchange> send(PartyId to, Outgoing out);

    /// The version of a kind to write; empty if the peer reads none that is written here.
    OptionalInt version(PartyId to, String kind);
}
