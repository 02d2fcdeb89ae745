package io.riskmesh.gateway.node;

import io.riskmesh.gateway.http.KeyedHandler;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.peer.Peers;
import io.riskmesh.ledger.canonical.Digest;
import java.util.Set;
import java.util.function.Supplier;

/// What the peers' two listeners lead to, and whose keys they let in.
///
/// @param keys of current members; asked at each handshake and after each block
/// @param calls short questions, notes, frames
/// @param bulk training messages
record PeerDoors(Supplier<Set<Digest>> keys, KeyedHandler calls, KeyedHandler bulk) {
    private static final int NOT_FOUND = 404;

    /// Leads to the room of peers.
    static PeerDoors to(Peers peers, LiveLedger ledger) {
        KeyedHandler door = (_, request) -> peers.door().handle(request);
        return new PeerDoors(() -> Set.copyOf(ledger.tlsKeys().values()), door, door);
    }

    /// Lets nobody in: a gateway without a ledger knows no peers.
    static PeerDoors closed() {
        KeyedHandler nothing = (_, request) -> request.response().setStatusCode(NOT_FOUND).end();
        return new PeerDoors(Set::of, nothing, nothing);
    }
}
