package io.riskmesh.gateway.scoring.room;

import io.riskmesh.attestation.session.PendingSession;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.peer.call.PeerCalls;
import io.riskmesh.gateway.peer.mail.PeerMail;
import io.riskmesh.gateway.receipts.segment.LogDisk;
import io.riskmesh.gateway.scoring.anchor.AnchorTerms;
import io.riskmesh.gateway.scoring.enclave.HostedScorer;
import io.riskmesh.gateway.scoring.feature.FeatureSource;
import io.riskmesh.gateway.scoring.iso.IsoTerms;
import io.riskmesh.gateway.scoring.meter.ScoringMeter;
import io.riskmesh.gateway.scoring.path.ScoringTerms;
import io.riskmesh.gateway.storage.Database;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/// What a scoring room is made of.
///
/// @param data folder of the gateway; `receipts/`, `models/` and `keys/` below it are the room's
/// @param host if this gateway hosts a scorer
/// @param round signs with this bank's ROUND key
/// @param receipt signs with this bank's RECEIPT key
/// @param developmentProfile of the gateway: simulated evidence is judged in it alone
/// @param disk that the receipt log is written to
/// @param leastFreeBytes of the disk: below it the receipt log closes
/// @param loop runs the quick steps of a score; must not be blocked
public record RoomPlan(LiveLedger ledger, Database database, PeerCalls peers, PeerMail mail, FeatureSource features, ScoringTerms terms,
        IsoTerms iso, AnchorTerms anchors, Optional<Host> host, PendingSession.RoundSigner round, PendingSession.RoundSigner receipt,
        Path data, boolean developmentProfile, LogDisk disk, long leastFreeBytes, ScoringMeter meter, Clock clock, LongSupplier nanos,
        SecureRandom random, Executor loop) {

    /// A scorer beside this gateway.
    public record Host(InetSocketAddress scorer, HostedScorer.HostTerms terms) {}
}
