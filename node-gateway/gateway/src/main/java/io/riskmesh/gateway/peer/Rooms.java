package io.riskmesh.gateway.peer;

import io.riskmesh.gateway.peer.asking.LiveCalls;
import io.riskmesh.gateway.peer.door.Arrival;
import io.riskmesh.gateway.peer.door.Arrivals;
import io.riskmesh.gateway.peer.post.PostOffice;
import io.riskmesh.gateway.peer.running.LiveStreams;
import io.riskmesh.gateway.peer.wire.PeerRoute;

/// Leads what passed the door to its room.
record Rooms(LiveCalls calls, PostOffice post, LiveStreams streams) implements Arrivals {
    @Override
    public void call(Arrival<PeerRoute.Call> arrival) {
        calls.arrived(arrival);
    }

    @Override
    public void mail(Arrival<PeerRoute.Mail> arrival) {
        post.arrived(arrival);
    }

    @Override
    public void run(Arrival<PeerRoute.Run> arrival) {
        streams.arrived(arrival);
    }
}
