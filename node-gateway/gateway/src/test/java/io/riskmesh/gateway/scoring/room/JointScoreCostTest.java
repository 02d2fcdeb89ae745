package io.riskmesh.gateway.scoring.room;

import static io.riskmesh.gateway.scoring.room.ConsortiumForTests.DAY;
import static io.riskmesh.gateway.scoring.room.ConsortiumForTests.PURPOSE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.attestation.frame.EnclaveConnection;
import io.riskmesh.attestation.frame.FrameType;
import io.riskmesh.attestation.scoring.PayeeLate;
import io.riskmesh.attestation.session.PendingSession;
import io.riskmesh.gateway.cli.LauncherOfTests;
import io.riskmesh.gateway.ledger.client.ConnectionProfile;
import io.riskmesh.gateway.ledger.client.RunningLedger;
import io.riskmesh.gateway.peer.call.PeerCall;
import io.riskmesh.gateway.peer.call.PeerReply;
import io.riskmesh.gateway.peer.world.TestDirectory;
import io.riskmesh.gateway.peer.world.TestGateway;
import io.riskmesh.gateway.receipts.segment.LogDisk;
import io.riskmesh.gateway.scoring.desk.ModelReleaseDesk;
import io.riskmesh.gateway.scoring.desk.ScoreAnswer;
import io.riskmesh.gateway.scoring.enclave.HostedScorer;
import io.riskmesh.gateway.tee.scorer.SimulatedScorer;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.ModelRef;
import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a joint score takes beside what its parts take alone, in one run: two calls between gateways over mutual TLS (the payee's half, and
/// the frame to the scorer's host), a frame to the scorer and back, a P-256 signature, a sync (design `serving.md` section 15). Three
/// gateways' rooms on loopback; the scorer and the ledger are real. Prints what it finds.
@Tag("slow")
final class JointScoreCostTest {
    private static final PartyId HOST = RunningLedger.BANKS.get(0);
    private static final PartyId PAYER = RunningLedger.BANKS.get(1);
    private static final PartyId PAYEE = RunningLedger.BANKS.get(2);
    private static final PartyId ECHO = new PartyId("EchoMSP");
    private static final ModelRef JOINT = new ModelRef("joint", 1);
    private static final ModelRef ALONE = new ModelRef("alone", 1);
    private static final double MOST_LOAD = 3;
    private static final int WARM_UP = 1_500;
    private static final int TIMED = 1_000;
    private static final int BODY_BYTES = 1_200; // about a question for a half, a sealed half, a frame
    private static final int RECORD_BYTES = 1_500;

    @TempDir
    private Path folder;

    private final Models joint = Models.of(1, 6);
    private final Models alone = Models.of(2, 3);

    @Test
    void a_joint_score_takes_at_most_half_as_long_again_as_its_parts() throws Exception {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        Assumptions.assumeTrue(load <= MOST_LOAD || Boolean.getBoolean("riskmesh.anyLoad"),
                "load " + load + ": ratios are measured on a machine that rests; -Driskmesh.anyLoad=true measures all the same");
        SimulatedScorer scorer = new SimulatedScorer(folder.resolve("scorer"));
        scorer.start(0, Map.of("RISKMESH_LAUNCHER", LauncherOfTests.write(folder).toString()));
        Vertx vertx = Vertx.vertx();
        List<AutoCloseable> open = new ArrayList<>();
        try (RunningLedger ledger = new RunningLedger(folder.resolve("ledger")); ConsortiumForTests people = new ConsortiumForTests(ledger)) {
            people.found();
            long now = System.currentTimeMillis();
            for (PartyId bank : people.banks()) {
                people.grant(bank, "g1", PURPOSE, now - DAY, now + 30 * DAY);
            }
            TestDirectory directory = new TestDirectory();
            Map<PartyId, TestGateway> gateways = new LinkedHashMap<>();
            for (PartyId party : List.of(HOST, PAYER, PAYEE, ECHO)) {
                gateways.put(party, TestGateway.open(vertx, directory, party.value(), folder.resolve("peers")));
                open.addFirst(gateways.get(party));
            }
            gateways.get(ECHO).peers().calls().serve(PeerCall.HALVES,
                    question -> CompletableFuture.completedFuture(new PeerReply.Answer(question.body())));
            Map<PartyId, BankRoom> rooms = new LinkedHashMap<>();
            for (PartyId bank : List.of(HOST, PAYER, PAYEE)) {
                rooms.put(bank, room(bank, ledger, gateways.get(bank), scorer));
                open.addFirst(rooms.get(bank));
            }
            for (TestGateway gateway : gateways.values()) {
                gateway.peers().start();
            }
            activate(people, rooms.get(HOST));
            for (BankRoom room : rooms.values()) {
                room.await(2);
            }
            measure(rooms.get(PAYER), gateways.get(PAYER), scorer, ConnectionProfile.read(ledger.folder()), load);
        } finally {
            for (AutoCloseable one : open) {
                one.close();
            }
            vertx.close();
            scorer.stop();
        }
    }

    private BankRoom room(PartyId bank, RunningLedger ledger, TestGateway gateway, SimulatedScorer scorer) throws Exception {
        Optional<RoomPlan.Host> host = bank.equals(HOST) ? Optional.of(new RoomPlan.Host(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), scorer.port().orElseThrow()), HostedScorer.HostTerms.of(HOST + ".scorer")))
                : Optional.empty();
        return new BankRoom(folder.resolve(bank.value()), ledger.folder(), bank, gateway.peers().calls(), gateway.peers().mail(), new KnownFeatures(),
                host, LogDisk.ofMachine(), 64, BankRoom.Times.real(), gateway.database(), false); // letters leave from the gateway's own database
    }

    private void activate(ConsortiumForTests people, BankRoom first) throws Exception {
        Map<ModelRef, byte[]> files = new LinkedHashMap<>();
        files.put(ALONE, alone.file());
        files.put(JOINT, joint.file());
        people.propose(files, Digest.fromHex("ab".repeat(32)));
        ModelReleaseDesk releases = first.room.releases();
        people.activate(releases.release(new ModelReleaseDesk.Terms(ALONE, 1, false, 3, PURPOSE, List.of(200_000, 600_000),
                List.of("allow", "review", "block"), PayeeLate.UNAVAILABLE, Optional.empty(), false, KnownFeatures.names(3)), alone.file()));
        people.activate(releases.release(new ModelReleaseDesk.Terms(JOINT, 1, true, 3, PURPOSE, List.of(200_000, 600_000),
                List.of("allow", "review", "block"), PayeeLate.ONE_SIDED_MODEL, Optional.of(ALONE), true, KnownFeatures.names(6)), joint.file()));
    }

    /// Something whose time counts.
    @FunctionalInterface
    private interface Part {
        void run(int number) throws Exception;
    }

    private void measure(BankRoom payer, TestGateway gateway, SimulatedScorer scorer, ConnectionProfile profile, double load) throws Exception {
        payer.settled("first", BankRoom.payment("p-first", PAYER, PAYEE, PURPOSE));
        PendingSession.RoundSigner signer = BankRoom.signer(profile.identity(PAYER.value(), "gateway").key());
        byte[] body = new byte[BODY_BYTES];
        try (EnclaveConnection connection = scorer.connect();
                FileChannel file = FileChannel.open(folder.resolve("syncs"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            Map<String, Part> parts = new LinkedHashMap<>();
            parts.put("joint", number -> scored(payer, number));
            parts.put("peer", _ -> assertInstanceOf(PeerReply.Answer.class, gateway.peers().calls()
                    .call(ECHO, PeerCall.HALVES, "", body, Duration.ofSeconds(1)).toCompletableFuture().get(5, TimeUnit.SECONDS)));
            parts.put("frame", _ -> connection.call(FrameType.STATUS, new byte[0], 1_000));
            parts.put("signature", _ -> signer.sign(body));
            parts.put("sync", _ -> {
                file.write(ByteBuffer.wrap(new byte[RECORD_BYTES]));
                file.force(false);
            });
            judge(timed(parts), load);
        }
    }

    private static void scored(BankRoom payer, int number) throws Exception {
        ScoreAnswer.Scored answer = assertInstanceOf(ScoreAnswer.Scored.class,
                payer.score("k-" + number, BankRoom.payment("p-" + number, PAYER, PAYEE, PURPOSE)), "score " + number);
        assertEquals("both", answer.body().path("sides").asText(), "score " + number);
    }

    // In turn, so that a machine whose speed drifts slows all of them.
    private static Map<String, Long> timed(Map<String, Part> parts) throws Exception {
        Map<String, long[]> nanos = new LinkedHashMap<>();
        parts.keySet().forEach(name -> nanos.put(name, new long[TIMED]));
        for (int i = 0; i < WARM_UP + TIMED; i++) {
            for (Map.Entry<String, Part> part : parts.entrySet()) {
                long began = System.nanoTime();
                part.getValue().run(i);
                nanos.get(part.getKey())[Math.max(0, i - WARM_UP)] = System.nanoTime() - began;
            }
        }
        Map<String, Long> medians = new LinkedHashMap<>();
        nanos.forEach((name, all) -> {
            Arrays.sort(all);
            medians.put(name, all[all.length / 2] / 1_000);
        });
        return medians;
    }

    private static void judge(Map<String, Long> p50, double load) {
        long sum = 2 * p50.get("peer") + p50.get("frame") + p50.get("signature") + p50.get("sync");
        double ratio = (double) p50.get("joint") / sum;
        System.out.printf(Locale.ROOT, "load %.1f; joint score p50 %d us; alone: peer call %d us (two of them), frame %d us, signature %d us, sync %d us; "
                + "ratio %.2f (<= 1.5)%n", load, p50.get("joint"), p50.get("peer"), p50.get("frame"), p50.get("signature"), p50.get("sync"), ratio);
        assertTrue(ratio <= 1.5, "joint score : its parts " + ratio);
    }
}
