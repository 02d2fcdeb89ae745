package io.riskmesh.gateway.node;

import io.riskmesh.gateway.events.Events;
import io.riskmesh.gateway.http.edge.RouteTable;
import io.riskmesh.gateway.ledger.live.GatewayLedger;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.storage.StorageFailure;
import java.util.Optional;

/// The rooms between ledger and listeners: peers, receipt log, scoring, training, approvals, people, and the API's handlers over them.
///
/// @param people who calls on the people's and the machines' listeners
/// @param peers what the peers' listeners lead to
record Rooms(PeopleStage people, PeerDoors peers) {
    /// Opens them in the order in which they need each other.
    ///
    /// @param ledger empty in a gateway without one
    /// @param routes where handlers are hung up
    static Rooms open(Foundation base, Optional<GatewayLedger> ledger, RouteTable routes, Closing closing) throws Stopped, StorageFailure {
        PeopleStage people = PeopleStage.open(base, closing);
        Events events = new Events(base.boot(), base.world().nanoTime());
        ledger.ifPresent(open -> ApiStage.over(base, open, events, call -> people.sessions().flatMap(callers -> callers.csrf(call)))
                .serve(routes, Optional.empty(), Optional.empty(), Optional.empty()));
        return new Rooms(people, PeerDoors.closed());
    }
}
