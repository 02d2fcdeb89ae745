package io.riskmesh.gateway.node;

import io.riskmesh.gateway.events.Events;
import io.riskmesh.gateway.http.edge.RouteTable;
import io.riskmesh.gateway.ledger.live.GatewayLedger;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.peer.Peers;
import io.riskmesh.gateway.storage.StorageFailure;
import java.util.Optional;

/// The rooms between ledger and listeners: peers, receipt log, scoring, training, approvals, people, and the API's handlers over them.
///
/// @param people who calls on the people's and the machines' listeners
/// @param peers what the peers' listeners lead to
/// @param linked the room of peers; empty without a ledger
record Rooms(PeopleStage people, PeerDoors peers, Optional<Peers> linked) {
    /// Opens them in the order in which they need each other.
    ///
    /// @param ledger empty in a gateway without one
    /// @param routes where handlers are hung up
    static Rooms open(Foundation base, Optional<GatewayLedger> ledger, RouteTable routes, Closing closing) throws Stopped, StorageFailure {
        PeopleStage people = PeopleStage.open(base, closing);
        Events events = new Events(base.boot(), base.world().nanoTime());
        ledger.ifPresent(open -> ApiStage.over(base, open, events, call -> people.sessions().flatMap(callers -> callers.csrf(call)))
                .serve(routes, Optional.empty(), Optional.empty(), Optional.empty()));
        Optional<Peers> linked = Optional.empty();
        PeerDoors doors = PeerDoors.closed();
        if (ledger.isPresent()) {
            linked = Optional.of(PeerStage.open(base, ledger.get(), closing));
            doors = PeerDoors.to(linked.get(), ledger.get());
        }
        return new Rooms(people, doors, linked);
    }

    /// Speaks to the peers, once this gateway can be spoken to.
    void begin() {
        linked.ifPresent(Peers::start);
    }
}
