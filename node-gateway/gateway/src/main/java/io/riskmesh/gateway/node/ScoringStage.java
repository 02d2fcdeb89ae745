package io.riskmesh.gateway.node;

import io.riskmesh.gateway.config.AttestationConfig;
import io.riskmesh.gateway.config.FeaturesConfig;
import io.riskmesh.gateway.config.Profile;
import io.riskmesh.gateway.config.ReceiptLogConfig;
import io.riskmesh.gateway.config.ScoringConfig;
import io.riskmesh.gateway.health.Finding;
import io.riskmesh.gateway.health.Health;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.peer.Peers;
import io.riskmesh.gateway.receipts.segment.LogDisk;
import io.riskmesh.gateway.receipts.segment.ReceiptLogCorrupt;
import io.riskmesh.gateway.scoring.anchor.AnchorTerms;
import io.riskmesh.gateway.scoring.enclave.HostedScorer;
import io.riskmesh.gateway.scoring.feature.FeatureSource;
import io.riskmesh.gateway.scoring.feature.FileFeatures;
import io.riskmesh.gateway.scoring.iso.IsoTerms;
import io.riskmesh.gateway.scoring.path.ScoringTerms;
import io.riskmesh.gateway.scoring.room.RoomPlan;
import io.riskmesh.gateway.scoring.room.ScoringRoom;
import io.vertx.core.Context;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Opens the scoring room of a bank's gateway: receipt log, sessions with scorers, halves, anchors.
final class ScoringStage {
    private static final String ROUND = "round.key";
    private static final String RECEIPT = "receipt.key";
    private static final String PAYER_FILE = "features_payer.csv.gz";
    private static final String PAYEE_FILE = "features_payee.csv.gz";
    private static final Duration IDLE_ANCHOR = Duration.ofHours(1);

    private ScoringStage() {}

    static ScoringRoom open(Foundation base, LiveLedger ledger, Peers peers, Closing closing) throws Stopped {
        Path keys = base.config().keys().folder();
        Context context = base.vertx().getOrCreateContext();
        ScoringConfig scoring = base.config().scoring();
        ReceiptLogConfig log = base.config().receiptLog();
        try {
            ScoringRoom room = ScoringRoom.open(new RoomPlan(ledger, base.database(), peers.calls(), peers.mail(), features(base), terms(base),
                    IsoTerms.of(scoring.purpose()), new AnchorTerms(log.anchorEvery(), log.anchorAfter(), IDLE_ANCHOR), host(scoring),
                    KeySigner.read(keys.resolve(ROUND)), KeySigner.read(keys.resolve(RECEIPT)), base.config().data().folder(), simulated(base),
                    new TimedDisk(LogDisk.ofMachine(), base.metrics(), base.world().nanoTime()), log.leastFree().bytes(), new ScoringMetrics(base.metrics()), clock(base.world().clock()),
                    base.world().nanoTime(), base.world().random(), task -> context.runOnContext(_ -> task.run())));
            closing.add("scoring", room::close);
            ScoringWatch.begin(base, ledger, room);
            base.health().add(Health.Question.READY, "receipt log", () -> room.logIsOpen() ? Finding.well("open") : Finding.ill("closed"));
            base.health().add(Health.Question.SCORING, "session", () -> room.obstacle().map(Finding::ill).orElseGet(() -> Finding.well("open")));
            return room;
        } catch (IOException | ReceiptLogCorrupt e) {
            throw Stopped.unavailable("the receipt log cannot be used: " + e.getMessage(), e);
        }
    }

    private static boolean simulated(Foundation base) {
        AttestationConfig attestation = base.config().attestation();
        return base.config().profile() == Profile.DEVELOPMENT && attestation.allowSimulated();
    }

    private static ScoringTerms terms(Foundation base) {
        ScoringConfig scoring = base.config().scoring();
        return new ScoringTerms(scoring.maxInFlight(), scoring.deadline(), base.config().ledger().maxViewAge(), Set.of(), Map.of());
    }

    private static Optional<RoomPlan.Host> host(ScoringConfig scoring) {
        return scoring.scorers().stream().findFirst().map(one -> new RoomPlan.Host(
                new InetSocketAddress(one.address().host(), one.address().port()), HostedScorer.HostTerms.of(one.instance())));
    }

    private static FeatureSource features(Foundation base) throws Stopped, IOException {
        FeaturesConfig features = base.config().features();
        return switch (features.source()) {
            case "simulator" -> FileFeatures.read(present(features.folder().orElseThrow(), PAYER_FILE),
                    present(features.folder().orElseThrow(), PAYEE_FILE), base.world().clock());
            case "none" -> FileFeatures.read(List.of(), List.of(), base.world().clock());
            default -> throw Stopped.usage("configuration: features.source: this build reads none or simulator, got " + features.source());
        };
    }

    private static List<Path> present(Path folder, String name) {
        return Stream.of(folder.resolve(name)).filter(Files::exists).toList();
    }

    private static Clock clock(InstantSource source) {
        return source.withZone(ZoneOffset.UTC);
    }
}
