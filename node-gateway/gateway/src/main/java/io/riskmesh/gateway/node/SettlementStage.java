package io.riskmesh.gateway.node;

import io.riskmesh.gateway.approval.DirectWrites;
import io.riskmesh.gateway.contribution.column.OwnRuns;
import io.riskmesh.gateway.contribution.room.SettlementDesk;
import io.riskmesh.gateway.contribution.room.SettlementRoom;
import io.riskmesh.gateway.contribution.statement.KeptStatements;
import io.riskmesh.gateway.events.EventSink;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.metrics.Metric;

/// Opens contributions and settlements of a gateway that has a ledger.
final class SettlementStage {
    private SettlementStage() {}

    /// Begins to look at settlements.
    ///
    /// @param runs what this gateway kept of its runs
    static SettlementDesk open(Foundation base, LiveLedger ledger, DirectWrites writes, OwnRuns runs, EventSink events, Closing closing) {
        SettlementRoom room = new SettlementRoom(ledger, writes, runs, new KeptStatements(base.config().data().folder()), events,
                (step, code) -> base.metrics().count(Metric.SETTLEMENT_STEPS_TOTAL, 1, step, code), base.world().clock());
        closing.add("settlements", room::close);
        room.start();
        return room.desk();
    }
}
