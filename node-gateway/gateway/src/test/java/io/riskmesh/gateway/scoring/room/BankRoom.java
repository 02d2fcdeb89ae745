package io.riskmesh.gateway.scoring.room;

import io.riskmesh.attestation.session.PendingSession;
import io.riskmesh.gateway.ledger.client.ConnectionProfile;
import io.riskmesh.gateway.ledger.live.GatewayLedger;
import io.riskmesh.gateway.ledger.live.LedgerAccess;
import io.riskmesh.gateway.peer.call.PeerCalls;
import io.riskmesh.gateway.peer.mail.PeerMail;
import io.riskmesh.gateway.receipts.segment.LogDisk;
import io.riskmesh.gateway.scoring.anchor.AnchorTerms;
import io.riskmesh.gateway.scoring.desk.ScoreAnswer;
import io.riskmesh.gateway.scoring.desk.ScoreDesk;
import io.riskmesh.gateway.scoring.feature.FeatureSource;
import io.riskmesh.gateway.scoring.iso.IsoTerms;
import io.riskmesh.gateway.scoring.meter.ScoringMeter;
import io.riskmesh.gateway.scoring.path.ScoringTerms;
import io.riskmesh.gateway.storage.Database;
import io.riskmesh.gateway.storage.StorageConfig;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.reason.SharedReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// One bank: its database, its view of the ledger, its scoring room.
final class BankRoom implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final PartyId bank;
    final ScoringRoom room;
    final GatewayLedger ledger;
    private final Database database;
    private final boolean ownsDatabase;
    private final ExecutorService loop = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());

    BankRoom(Path folder, Path ledgerFolder, PartyId bank, MemoryPeers peers, FeatureSource features, Optional<RoomPlan.Host> host, LogDisk disk,
            int maxInFlight) throws Exception {
        this(folder, ledgerFolder, bank, cleared(peers, bank).calls(bank), peers.mail(bank), features, host, disk, maxInFlight);
    }

    private static MemoryPeers cleared(MemoryPeers peers, PartyId bank) {
        peers.forget(bank);
        return peers;
    }

    BankRoom(Path folder, Path ledgerFolder, PartyId bank, PeerCalls calls, PeerMail mail, FeatureSource features, Optional<RoomPlan.Host> host,
            LogDisk disk, int maxInFlight) throws Exception {
        this(folder, ledgerFolder, bank, calls, mail, features, host, disk, maxInFlight, Times.real());
    }

    /// @param mostAge of the view of the ledger
    /// @param nanos what that age is counted by
    /// @param clock the bank's calendar time
    record Times(Duration mostAge, LongSupplier nanos, Clock clock) {
        static Times real() {
            return new Times(Duration.ofSeconds(3), System::nanoTime, Clock.systemUTC());
        }
    }

    BankRoom(Path folder, Path ledgerFolder, PartyId bank, PeerCalls calls, PeerMail mail, FeatureSource features, Optional<RoomPlan.Host> host,
            LogDisk disk, int maxInFlight, Times times) throws Exception {
        this(folder, ledgerFolder, bank, calls, mail, features, host, disk, maxInFlight, times, opened(folder), true);
    }

    private static Database opened(Path folder) throws Exception {
        Files.createDirectories(folder);
        return Database.open(new StorageConfig.Sqlite(folder.resolve("gateway.db")));
    }

    /// @param database that the mail is sent from
    /// @param ownsDatabase whether it is closed with the room
    BankRoom(Path folder, Path ledgerFolder, PartyId bank, PeerCalls calls, PeerMail mail, FeatureSource features, Optional<RoomPlan.Host> host,
            LogDisk disk, int maxInFlight, Times times, Database database, boolean ownsDatabase) throws Exception {
        this.bank = bank;
        this.database = database;
        this.ownsDatabase = ownsDatabase;
        Files.createDirectories(folder);
        SecureRandom random = new SecureRandom();
        ConnectionProfile profile = ConnectionProfile.read(ledgerFolder);
        LedgerAccess standard = LedgerAccess.of(profile, bank);
        ledger = GatewayLedger.start(new LedgerAccess(profile, bank, standard.identities(), times.mostAge(), Duration.ofMillis(500)), database,
                times.clock(), times.nanos(), new SplittableRandom(1));
        PendingSession.RoundSigner signer = signer(profile.identity(bank.value(), "gateway").key());
        ScoringTerms terms = new ScoringTerms(maxInFlight, Duration.ofSeconds(2), times.mostAge(), Set.of(), Map.of());
        room = ScoringRoom.open(new RoomPlan(ledger, database, calls, mail, features, terms,
                IsoTerms.of(ConsortiumForTests.PURPOSE), new AnchorTerms(Duration.ofSeconds(1), 10_000, Duration.ofHours(1)), host, signer, signer,
                folder, true, disk, 0, ScoringMeter.all(List.of()), times.clock(), System::nanoTime, random, loop));
    }

    static PendingSession.RoundSigner signer(PrivateKey key) {
        return message -> {
            try {
                Signature signature = Signature.getInstance("SHA256withECDSA");
                signature.initSign(key);
                signature.update(message);
                return signature.sign();
            } catch (SignatureException e) {
                throw e;
            } catch (GeneralSecurityException e) {
                throw new SignatureException(e);
            }
        };
    }

    ScoreAnswer score(String key, String body) throws Exception {
        return room.scores().score(new ScoreDesk.Ask("caller", key, "0"), body.getBytes(StandardCharsets.UTF_8)).toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    /// Asks under new keys until something else comes than "not now" or "not yet".
    ScoreAnswer settled(String key, String body) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        ScoreAnswer answer = score(key, body);
        for (int i = 0; isPassing(answer) && System.nanoTime() < end; i++) {
            Thread.sleep(100);
            answer = score(key + "-" + i, body);
        }
        return answer;
    }

    private static boolean isPassing(ScoreAnswer answer) {
        return answer instanceof ScoreAnswer.Unavailable
                || answer instanceof ScoreAnswer.Refused refused && refused.reason() == SharedReason.AUTHORISATION_MISSING;
    }

    /// Waits until models are ready to score.
    void await(int models) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (room.attestation().path("instances").path(0).path("modelsReady").asInt() < models) {
            if (System.nanoTime() > end) {
                throw new AssertionError(bank + " waits for a scorer: " + room.obstacle() + " " + room.attestation());
            }
            Thread.sleep(20);
        }
    }

    static String payment(String id, PartyId payer, PartyId payee, String purpose) {
        return """
                {"payment":{"paymentId":"%s","initiatedAt":"2026-03-02T09:15:27.401Z","amount":{"currency":"EUR","minorUnits":184000},
                 "scheme":"instant-credit-transfer","payer":{"institution":"%s","account":"GB00CANARYPAYER"},
                 "payee":{"institution":"%s","account":"FR00CANARYPAYEE"}},"purpose":"%s","deadlineMs":2000}""".formatted(id, payer, payee, purpose);
    }

    @Override
    public void close() throws IOException {
        room.close();
        ledger.close();
        if (ownsDatabase) {
            database.close();
        }
        loop.shutdown();
    }
}
