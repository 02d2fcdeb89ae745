package io.riskmesh.gateway.node;

import io.riskmesh.gateway.api.ApiRooms;
import io.riskmesh.gateway.api.node.CsrfTokens;
import io.riskmesh.gateway.approval.ApprovalRoom;
import io.riskmesh.gateway.contribution.evaluator.KeptRuns;
import io.riskmesh.gateway.contribution.room.SettlementDesk;
import io.riskmesh.gateway.events.Events;
import io.riskmesh.gateway.http.edge.RouteTable;
import io.riskmesh.gateway.ledger.live.GatewayLedger;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.peer.Peers;
import io.riskmesh.gateway.run.fact.RunFacts;
import io.riskmesh.gateway.run.flow.LiveRuns;
import io.riskmesh.gateway.scoring.room.ScoringRoom;
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
        if (ledger.isEmpty()) {
            return new Rooms(people, PeerDoors.closed(), Optional.empty());
        }
        GatewayLedger open = ledger.get();
        Peers linked = PeerStage.open(base, open, closing);
        Events events = new Events(base.boot(), base.world().nanoTime());
        CsrfTokens csrf = call -> people.sessions().flatMap(sessions -> sessions.csrf(call));
        ApiStage api = ApiStage.over(base, open, events, csrf);
        if (open.readOnly()) {
            ApprovalRoom approvals = ApprovalStage.reading(base, open, linked.mail(), events, closing);
            api.serve(routes, Optional.of(ApprovalStage.deciding(approvals)), Optional.empty(), Optional.empty(),
                    Optional.of(SettlementStage.open(base, open, approvals.writes(), _ -> Optional.empty(), events, closing)));
        } else {
            bank(base, open, linked, events, api, routes, closing);
        }
        return new Rooms(people, PeerDoors.to(linked, open), Optional.of(linked));
    }

    private static void bank(Foundation base, GatewayLedger ledger, Peers peers, Events events, ApiStage api, RouteTable routes, Closing closing)
            throws Stopped, StorageFailure {
        ScoringRoom scoring = ScoringStage.open(base, ledger, peers, closing);
        LiveRuns runs = RunStage.open(base, ledger, peers.streams(), peers.mail(), events, ApiStage.datasets(base), closing);
        ApprovalRoom approvals = ApprovalStage.open(base, ledger, peers.mail(), runs, runs.models(), scoring.releases(),
                new ScorerImages(base.config().scoring()), events, closing);
        KeptRuns kept = new KeptRuns(runs.measured()::completed, runs.models(), new RunFacts(ledger, base.world().nanoTime()));
        SettlementDesk settling = SettlementStage.open(base, ledger, approvals.writes(), kept, events, closing);
        runs.start();
        ContributionStage.open(base, ledger, peers, scoring, runs, closing);
        api.serve(routes, Optional.of(ApprovalStage.deciding(approvals)), Optional.of(new ApiRooms.Training(runs, runs.models())),
                Optional.of(new ApiRooms.Scoring(scoring.scores(), scoring.receipts(), scoring)), Optional.of(settling));
    }

    /// Speaks to the peers, once this gateway can be spoken to.
    void begin() {
        linked.ifPresent(Peers::start);
    }
}
