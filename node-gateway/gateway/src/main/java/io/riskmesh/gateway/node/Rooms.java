package io.riskmesh.gateway.node;

import io.riskmesh.gateway.http.CallerSource;
import io.riskmesh.gateway.http.Identity;
import io.riskmesh.gateway.http.edge.RouteTable;
import io.riskmesh.gateway.http.listen.PersonaCallers;
import io.riskmesh.gateway.ledger.live.GatewayLedger;
import io.vertx.core.Future;
import java.util.Optional;

/// The rooms between ledger and listeners: peers, receipt log, scoring, training, approvals, people, and the API's handlers over them.
///
/// @param people who calls on the people's listener
/// @param peers what the peers' listeners lead to
record Rooms(CallerSource people, PeerDoors peers) {
    /// Opens them in the order in which they need each other.
    ///
    /// @param ledger empty in a gateway without one
    /// @param routes where handlers are hung up
    static Rooms open(Foundation base, Optional<GatewayLedger> ledger, RouteTable routes, Closing closing) {
        return new Rooms(people(base), PeerDoors.closed());
    }

    private static CallerSource people(Foundation base) {
        return base.config().people().personaPicker()
                ? new PersonaCallers(base.config().party().id())
                : (_, _) -> Future.succeededFuture(new Identity.Nobody());
    }
}
