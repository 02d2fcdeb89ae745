package io.riskmesh.gateway.api;

import io.riskmesh.gateway.api.data.DatasetRegister;
import io.riskmesh.gateway.api.node.CsrfTokens;
import io.riskmesh.gateway.api.node.StatusSource;
import io.riskmesh.gateway.approval.ApprovalDesk;
import io.riskmesh.gateway.approval.GrantDesk;
import io.riskmesh.gateway.approval.ModelDesk;
import io.riskmesh.gateway.contribution.room.SettlementDesk;
import io.riskmesh.gateway.events.Events;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.peer.checkpoint.SplitLogTable;
import io.riskmesh.gateway.run.ReleasedModels;
import io.riskmesh.gateway.run.RunDesk;
import io.riskmesh.gateway.scoring.desk.ReceiptDesk;
import io.riskmesh.gateway.scoring.desk.ScoreDesk;
import io.riskmesh.gateway.scoring.desk.ScoringHealth;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/// What the API is made of.
///
/// @param deciding absent where nobody decides
/// @param training absent at a gateway that takes no part in training, such as a regulator's
/// @param scoring absent at a gateway that scores nothing
/// @param settling contributions and settlements
/// @param splits evidence against receipt logs
/// @param random keys cursors and makes ids
public record ApiRooms(LiveLedger ledger, Optional<Deciding> deciding, Optional<Training> training, Optional<Scoring> scoring,
        Optional<SettlementDesk> settling, DatasetRegister datasets, StatusSource status, CsrfTokens csrf, Events events, SplitLogTable splits, SecureRandom random,
        InstantSource clock) {

    /// Approvals, authorisations, model versions.
    public record Deciding(ApprovalDesk approvals, GrantDesk grants, ModelDesk models) {}

    /// Runs and the models that come out of them.
    public record Training(RunDesk runs, ReleasedModels models) {}

    /// Scores and their receipts.
    public record Scoring(ScoreDesk scores, ReceiptDesk receipts, ScoringHealth health) {}
}
