package io.riskmesh.gateway.scoring.path;

import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.peer.call.PeerCalls;
import io.riskmesh.gateway.receipts.log.ReceiptLog;
import io.riskmesh.gateway.receipts.record.PrivateParts;
import io.riskmesh.gateway.scoring.enclave.SessionBoard;
import io.riskmesh.gateway.scoring.feature.FeatureSource;
import io.riskmesh.gateway.scoring.idempotency.IdempotencyIndex;
import io.riskmesh.gateway.scoring.iso.IsoTerms;
import io.riskmesh.gateway.scoring.leave.LeaveDesk;
import io.riskmesh.gateway.scoring.meter.ScoreStats;
import io.riskmesh.gateway.scoring.meter.ScoringMeter;
import io.riskmesh.gateway.scoring.record.RecordIds;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/// What the path of a score is made of.
///
/// @param notes hands a sealed note to the payee's bank
/// @param loop for everything that is quick
/// @param sql for what reads files and tables
/// @param compute for signatures
/// @param alarms for deadlines
public record PathPlan(LiveLedger ledger, ScoringTerms terms, IsoTerms iso, LeaveDesk leaves, FeatureSource features, PeerCalls peers,
        SessionBoard sessions, IdempotencyIndex index, ReceiptLog log, PrivateParts parts, RecordIds ids,
        BiConsumer<PartyId, OpaqueBytes> notes, ScoringMeter meter, ScoreStats stats, InstantSource clock, LongSupplier nanos,
        SecureRandom random, Executor loop, Executor sql, Executor compute, ScheduledExecutorService alarms) {

    @Override
    public String toString() {
        return "PathPlan[" + ledger.party() + "]";
    }
}
