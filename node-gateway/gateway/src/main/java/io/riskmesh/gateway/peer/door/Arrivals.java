package io.riskmesh.gateway.peer.door;

import io.riskmesh.gateway.peer.wire.PeerRoute;

/// The rooms behind the door. All are called on event loops and must not block.
public interface Arrivals {
    void call(Arrival<PeerRoute.Call> arrival);

    void mail(Arrival<PeerRoute.Mail> arrival);

    void run(Arrival<PeerRoute.Run> arrival);
}
