package io.riskmesh.gateway.node;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.riskmesh.gateway.api.ApiRooms;
import io.riskmesh.gateway.api.ApiRoutes;
import io.riskmesh.gateway.api.data.DatasetRegister;
import io.riskmesh.gateway.api.node.CsrfTokens;
import io.riskmesh.gateway.contribution.room.SettlementDesk;
import io.riskmesh.gateway.events.EventName;
import io.riskmesh.gateway.events.Events;
import io.riskmesh.gateway.http.edge.RouteTable;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.peer.checkpoint.SplitLogTable;
import java.util.Optional;

/// Hangs up the handlers of the API over the rooms that are open.
///
/// @param events where rooms say that something changed
/// @param csrf of browsers' sessions
record ApiStage(Foundation base, LiveLedger ledger, Events events, CsrfTokens csrf) {

    /// Tells open streams of each block, from now on.
    static ApiStage over(Foundation base, LiveLedger ledger, Events events, CsrfTokens csrf) {
        ledger.onBlock(block -> events.publish(EventName.LEDGER_BLOCK, JsonNodeFactory.instance.objectNode().put("height", block + 1)));
        return new ApiStage(base, ledger, events, csrf);
    }

    /// Gives every operation its handler; where a room is missing, nothing is found.
    void serve(RouteTable routes, Optional<ApiRooms.Deciding> deciding, Optional<ApiRooms.Training> training,
            Optional<ApiRooms.Scoring> scoring, Optional<SettlementDesk> settling) {
        DatasetRegister datasets = datasets(base);
        NodeStatus status = new NodeStatus(base, base.world().clock().instant().toEpochMilli());
        ApiRoutes.add(new ApiRooms(ledger, deciding, training, scoring, settling, datasets, status, csrf, events, new SplitLogTable(base.database()), base.world().random(),
                base.world().clock()), routes);
    }

    /// The register of the gateway's data sets, a file of its data folder.
    static DatasetRegister datasets(Foundation base) {
        return new DatasetRegister(base.config().data().folder().resolve("datasets.json"), base.config().federation().rows(),
                base.world().clock());
    }
}
