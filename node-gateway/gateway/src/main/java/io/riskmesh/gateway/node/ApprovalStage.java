package io.riskmesh.gateway.node;

import io.riskmesh.gateway.api.ApiRooms;
import io.riskmesh.gateway.approval.ApprovalParts;
import io.riskmesh.gateway.approval.ApprovalRoom;
import io.riskmesh.gateway.approval.NoReleases;
import io.riskmesh.gateway.approval.ScorerImage;
import io.riskmesh.gateway.events.EventSink;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.peer.mail.PeerMail;
import io.riskmesh.gateway.run.ReleasedModels;
import io.riskmesh.gateway.run.RunDesk;
import io.riskmesh.gateway.run.RunView;
import io.riskmesh.gateway.scoring.desk.ModelReleaseDesk;
import io.riskmesh.gateway.storage.StorageFailure;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens the room of approvals of a gateway that has a ledger.
final class ApprovalStage {
    private static final Logger LOG = LoggerFactory.getLogger(ApprovalStage.class);

    private ApprovalStage() {}

    /// At a bank. To be opened before mail is delivered: it reads requests of other banks.
    ///
    /// @param image of the scorer beside this gateway, once it answers
    static ApprovalRoom open(Foundation base, LiveLedger ledger, PeerMail mail, RunDesk runs, ReleasedModels released,
            ModelReleaseDesk policies, Supplier<Optional<ScorerImage>> image, EventSink events, Closing closing) throws StorageFailure {
        return open(new ApprovalParts(ledger, base.database(), mail, released, run -> run(runs, run).flatMap(RunView::startedBy), policies,
                new OwnTerms(ledger, runs, policies), image, events, new ApprovalCounts(base.metrics()), base.world().clock(),
                base.world().random()), closing);
    }

    /// At a gateway that trains and scores nothing, such as a regulator's.
    static ApprovalRoom reading(Foundation base, LiveLedger ledger, PeerMail mail, EventSink events, Closing closing) throws StorageFailure {
        NoReleases none = new NoReleases();
        return open(new ApprovalParts(ledger, base.database(), mail, none, _ -> Optional.empty(), none, (_, _) -> Optional.empty(),
                Optional::empty, events, new ApprovalCounts(base.metrics()), base.world().clock(), base.world().random()), closing);
    }

    private static ApprovalRoom open(ApprovalParts parts, Closing closing) throws StorageFailure {
        ApprovalRoom room = new ApprovalRoom(parts);
        closing.add("approvals", room::close);
        LedgerTile.begin(parts.ledger(), parts.events(), closing);
        room.start();
        return room;
    }

    /// As the API takes it.
    static ApiRooms.Deciding deciding(ApprovalRoom room) {
        return new ApiRooms.Deciding(room.approvals(), room.grants(), room.models());
    }

    private static Optional<RunView> run(RunDesk runs, String id) {
        try {
            return runs.get(id);
        } catch (StorageFailure e) {
            LOG.atWarn().setCause(e).log("approvals.run-not-read"); // asked again with the next block
            return Optional.empty();
        }
    }
}
