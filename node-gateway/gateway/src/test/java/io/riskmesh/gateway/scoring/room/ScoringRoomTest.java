package io.riskmesh.gateway.scoring.room;

import static io.riskmesh.gateway.scoring.room.ConsortiumForTests.DAY;
import static io.riskmesh.gateway.scoring.room.ConsortiumForTests.PURPOSE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskmesh.attestation.scoring.PayeeLate;
import io.riskmesh.gateway.cli.LauncherOfTests;
import io.riskmesh.gateway.ledger.client.RunningLedger;
import io.riskmesh.gateway.receipts.segment.LogDisk;
import io.riskmesh.gateway.scoring.desk.ModelReleaseDesk;
import io.riskmesh.gateway.scoring.desk.ReceiptDesk;
import io.riskmesh.gateway.scoring.desk.ReceiptReader;
import io.riskmesh.gateway.scoring.desk.ScoreAnswer;
import io.riskmesh.gateway.scoring.enclave.HostedScorer;
import io.riskmesh.gateway.tee.scorer.SimulatedScorer;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.part.ModelRef;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The path of a score with a real ledger, a real scorer's process and the rooms of three banks; only the wire between the banks is
/// memory. From founding to a receipt that verifies.
@Tag("acceptance")
final class ScoringRoomTest {
    private static final PartyId ALDER = RunningLedger.BANKS.get(0);
    private static final PartyId BIRCH = RunningLedger.BANKS.get(1);
    private static final PartyId CEDAR = RunningLedger.BANKS.get(2);
    private static final PartyId DOVER = RunningLedger.BANKS.get(3);
    private static final ModelRef JOINT = new ModelRef("joint", 1);
    private static final ModelRef ALONE = new ModelRef("alone", 1);
    private static final ReceiptReader CALLER = new ReceiptReader("caller", false);

    @TempDir
    private Path folder;

    private final Models joint = Models.of(1, 6);
    private final Models alone = Models.of(2, 3);

    @Test
    void banks_score_jointly_and_alone_and_their_receipts_verify() throws Exception {
        SimulatedScorer scorer = new SimulatedScorer(folder.resolve("scorer"));
        scorer.start(0, Map.of("RISKMESH_LAUNCHER", LauncherOfTests.write(folder).toString()));
        try (RunningLedger ledger = new RunningLedger(folder.resolve("ledger")); ConsortiumForTests people = new ConsortiumForTests(ledger);
                MemoryPeers peers = new MemoryPeers()) {
            people.found();
            long now = System.currentTimeMillis();
            for (PartyId bank : people.banks()) {
                people.grant(bank, "g1", PURPOSE, now - DAY, now + 30 * DAY);
            }
            List<BankRoom> rooms = new ArrayList<>();
            try {
                for (PartyId bank : List.of(ALDER, BIRCH, CEDAR)) {
                    rooms.add(room(bank, ledger, peers, scorer));
                }
                BankRoom alder = rooms.getFirst();
                ScoreAnswer.Refused early = assertInstanceOf(ScoreAnswer.Refused.class, awaitRefusal(alder));
                assertEquals("model_not_active", early.reason().code());
                activate(people, alder);
                for (BankRoom room : rooms) {
                    room.await(2);
                }
                scoresJointly(alder, rooms.get(1));
                scoresAloneWhenThePayeeIsLate(alder, peers);
                answersAgain(alder);
                refusesWhatNobodyGranted(alder);
                verifiesReceipts(alder, rooms.get(1));
                people.revoke(ALDER, "g1");
                ScoreAnswer revoked = alder.score("revoked-0", BankRoom.payment("p-r", ALDER, BIRCH, PURPOSE));
                for (int i = 1; i < 100 && !(revoked instanceof ScoreAnswer.Refused); i++) {
                    Thread.sleep(50);
                    revoked = alder.score("revoked-" + i, BankRoom.payment("p-r", ALDER, BIRCH, PURPOSE));
                }
                assertEquals(SharedReason.AUTHORISATION_REVOKED, assertInstanceOf(ScoreAnswer.Refused.class, revoked).reason());
            } finally {
                for (BankRoom room : rooms) {
                    room.close();
                }
            }
        } finally {
            scorer.stop();
        }
    }

    private ScoreAnswer awaitRefusal(BankRoom alder) throws Exception {
        ScoreAnswer answer = alder.score("early", BankRoom.payment("p-0", ALDER, BIRCH, PURPOSE));
        for (int i = 0; i < 100 && !(answer instanceof ScoreAnswer.Refused refused && refused.reason().code().equals("model_not_active")); i++) {
            Thread.sleep(50);
            answer = alder.score("early-" + i, BankRoom.payment("p-0", ALDER, BIRCH, PURPOSE));
        }
        return answer;
    }

    private BankRoom room(PartyId bank, RunningLedger ledger, MemoryPeers peers, SimulatedScorer scorer) throws Exception {
        Optional<RoomPlan.Host> host = bank.equals(ALDER) ? Optional.of(new RoomPlan.Host(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), scorer.port().orElseThrow()), HostedScorer.HostTerms.of(ALDER + ".scorer")))
                : Optional.empty();
        return new BankRoom(folder.resolve(bank.value()), ledger.folder(), bank, peers, new KnownFeatures(), host, LogDisk.ofMachine(), 512);
    }

    private void activate(ConsortiumForTests people, BankRoom alder) throws Exception {
        Map<ModelRef, byte[]> files = new LinkedHashMap<>();
        files.put(ALONE, alone.file());
        files.put(JOINT, joint.file());
        people.propose(files, io.riskmesh.ledger.canonical.Digest.fromHex("ab".repeat(32)));
        ModelReleaseDesk releases = alder.room.releases();
        people.activate(releases.release(new ModelReleaseDesk.Terms(ALONE, 1, false, 3, PURPOSE, List.of(200_000, 600_000),
                List.of("allow", "review", "block"), PayeeLate.UNAVAILABLE, Optional.empty(), false, KnownFeatures.names(3)), alone.file()));
        people.activate(releases.release(new ModelReleaseDesk.Terms(JOINT, 1, true, 3, PURPOSE, List.of(200_000, 600_000),
                List.of("allow", "review", "block"), PayeeLate.ONE_SIDED_MODEL, Optional.of(ALONE), true, KnownFeatures.names(6)), joint.file()));
    }

    private void scoresJointly(BankRoom alder, BankRoom birch) throws Exception {
        for (int i = 0; i < 20; i++) {
            ScoreAnswer.Scored scored = scored(alder.settled("joint-" + i, BankRoom.payment("p-" + i, ALDER, BIRCH, PURPOSE)));
            assertEquals("both", scored.body().path("sides").asText(), scored.body().toString());
            assertEquals(joint.ppm(KnownFeatures.row("p-" + i, 6)), scored.body().path("scorePpm").asInt());
            assertEquals("joint@1", scored.body().path("modelVersion").asText());
        }
        ScoreAnswer.Scored relayed = scored(birch.settled("relayed", BankRoom.payment("p-b", BIRCH, CEDAR, PURPOSE)));
        assertEquals(joint.ppm(KnownFeatures.row("p-b", 6)), relayed.body().path("scorePpm").asInt());
    }

    private void scoresAloneWhenThePayeeIsLate(BankRoom alder, MemoryPeers peers) throws Exception {
        peers.away(CEDAR, true);
        ScoreAnswer.Scored late = scored(alder.settled("late", BankRoom.payment("p-l", ALDER, CEDAR, PURPOSE)));
        peers.away(CEDAR, false);
        assertEquals("payer-only", late.body().path("sides").asText());
        assertEquals(alone.ppm(KnownFeatures.row("p-l", 3)), late.body().path("scorePpm").asInt());
        ScoreAnswer.Scored outside = scored(alder.settled("outside", BankRoom.payment("p-o", ALDER, new PartyId("ELSEWHERE"), PURPOSE)));
        assertEquals("alone@1", outside.body().path("modelVersion").asText());
        scored(alder.settled("no-room", BankRoom.payment("p-d", ALDER, DOVER, PURPOSE)));
    }

    private void answersAgain(BankRoom alder) throws Exception {
        String body = BankRoom.payment("p-1", ALDER, BIRCH, PURPOSE);
        ScoreAnswer.Scored first = scored(alder.score("joint-1", body));
        assertTrue(first.replayed());
        assertEquals(first.body(), scored(alder.score("joint-1", body)).body());
        ScoreAnswer.Rejected other = assertInstanceOf(ScoreAnswer.Rejected.class,
                alder.score("joint-1", BankRoom.payment("p-2", ALDER, BIRCH, PURPOSE)));
        assertEquals(GatewayReason.IDEMPOTENCY_KEY_REUSED, other.code());
        assertEquals(first.body(), alder.room.scores().get(CALLER, first.scoreId()).orElseThrow());
        assertTrue(alder.room.scores().get(new ReceiptReader("another", false), first.scoreId()).isEmpty());
    }

    private void refusesWhatNobodyGranted(BankRoom alder) throws Exception {
        ScoreAnswer.Refused purpose = assertInstanceOf(ScoreAnswer.Refused.class,
                alder.score("purpose", BankRoom.payment("p-p", ALDER, BIRCH, "marketing")));
        assertEquals(SharedReason.PURPOSE_MISMATCH, purpose.reason());
        assertTrue(assertInstanceOf(ScoreAnswer.Refused.class, alder.score("purpose", BankRoom.payment("p-p", ALDER, BIRCH, "marketing"))).replayed());
        ScoreAnswer.Rejected stranger = assertInstanceOf(ScoreAnswer.Rejected.class,
                alder.score("stranger", BankRoom.payment("p-s", BIRCH, ALDER, PURPOSE)));
        assertEquals("not_this_bank", stranger.errors().getFirst().code());
    }

    private void verifiesReceipts(BankRoom alder, BankRoom birch) throws Exception {
        ScoreAnswer.Scored scored = scored(alder.settled("receipt", BankRoom.payment("p-v", ALDER, BIRCH, PURPOSE)));
        String id = scored.body().path("receipt").path("receiptId").asText();
        JsonNode receipt = document(alder.room.receipts().get(CALLER, id));
        for (int i = 0; i < 200 && !receipt.path("state").asText().equals("published"); i++) {
            Thread.sleep(50);
            receipt = document(alder.room.receipts().get(CALLER, id));
        }
        assertEquals("published", receipt.path("state").asText());
        JsonNode own = document(alder.room.receipts().verify(receipt.toString().getBytes(StandardCharsets.UTF_8)));
        assertEquals("verified", own.path("result").asText(), own.toPrettyString());
        JsonNode others = null;
        for (int i = 0; i < 100 && (others == null || !others.path("result").asText().equals("verified")); i++) {
            Thread.sleep(20);
            others = document(birch.room.receipts().verify(receipt.toString().getBytes(StandardCharsets.UTF_8)));
        }
        assertEquals("verified", others.path("result").asText(), others.toPrettyString());
        String forged = receipt.toString().replace("\"scorePpm\":" + scored.body().path("scorePpm"), "\"scorePpm\":1000000");
        assertEquals("does_not_verify", document(alder.room.receipts().verify(forged.getBytes(StandardCharsets.UTF_8))).path("result").asText());
        assertInstanceOf(ReceiptDesk.Found.Not.class, alder.room.receipts().get(new ReceiptReader("another", false), id));
        long size = receipt.path("checkpoint").path("size").asLong();
        assertEquals(size, document(alder.room.receipts().checkpoint(size)).path("size").asLong());
    }

    private static ScoreAnswer.Scored scored(ScoreAnswer answer) {
        return assertInstanceOf(ScoreAnswer.Scored.class, answer, answer::toString);
    }

    private static JsonNode document(ReceiptDesk.Found found) {
        return assertInstanceOf(ReceiptDesk.Found.Document.class, found).body();
    }
}
