package io.riskmesh.gateway.scoring.room;

import static io.riskmesh.gateway.scoring.room.ConsortiumForTests.DAY;
import static io.riskmesh.gateway.scoring.room.ConsortiumForTests.PURPOSE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskmesh.attestation.scoring.PayeeLate;
import io.riskmesh.gateway.cli.LauncherOfTests;
import io.riskmesh.gateway.ledger.client.RunningLedger;
import io.riskmesh.gateway.receipts.segment.LogDisk;
import io.riskmesh.gateway.scoring.desk.ModelReleaseDesk;
import io.riskmesh.gateway.scoring.desk.ScoreAnswer;
import io.riskmesh.gateway.scoring.enclave.HostedScorer;
import io.riskmesh.gateway.tee.scorer.SimulatedScorer;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.ModelRef;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two banks host a scorer each, and one of the two is dead: jointly and alone, at its own host's bank and at others, scores come from the
/// other one. Whichever it is.
@Tag("slow")
final class SecondScorerTest {
    private static final PartyId ALDER = RunningLedger.BANKS.get(0);
    private static final PartyId BIRCH = RunningLedger.BANKS.get(1);
    private static final PartyId CEDAR = RunningLedger.BANKS.get(2);
    private static final PartyId DOVER = RunningLedger.BANKS.get(3); // has no gateway here
    private static final ModelRef JOINT = new ModelRef("joint", 1);
    private static final ModelRef ALONE = new ModelRef("alone", 1);
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final int SOME = 10;

    @TempDir
    private Path folder;

    private final Models joint = Models.of(1, 6);
    private final Models alone = Models.of(2, 3);
    private final Map<PartyId, SimulatedScorer> scorers = new TreeMap<>();
    private int number;

    @Test
    void while_one_of_two_scorers_is_dead_the_other_gives_joint_and_one_sided_scores() throws Exception {
        Map<String, String> launcher = Map.of("RISKMESH_LAUNCHER", LauncherOfTests.write(folder).toString());
        List<BankRoom> rooms = new ArrayList<>();
        try (RunningLedger ledger = new RunningLedger(folder.resolve("ledger")); ConsortiumForTests people = new ConsortiumForTests(ledger);
                MemoryPeers peers = new MemoryPeers()) {
            for (PartyId host : List.of(ALDER, BIRCH)) {
                scorers.put(host, new SimulatedScorer(folder.resolve("scorer-" + host)));
                scorers.get(host).start(0, launcher);
            }
            people.found();
            long now = System.currentTimeMillis();
            for (PartyId bank : people.banks()) {
                people.grant(bank, "g1", PURPOSE, now - DAY, now + 30 * DAY);
            }
            for (PartyId bank : List.of(ALDER, BIRCH, CEDAR)) {
                rooms.add(room(bank, ledger, peers));
            }
            activate(people, rooms.getFirst());
            awaitBoth(rooms);
            for (PartyId dead : List.of(ALDER, BIRCH)) {
                int port = scorers.get(dead).port().orElseThrow();
                scorers.get(dead).stop();
                for (BankRoom room : rooms) {
                    scores(room, room.bank.equals(CEDAR) ? ALDER : CEDAR, "both");
                    scores(room, DOVER, "payer-only");
                }
                scorers.get(dead).start(port, launcher);
                awaitBoth(rooms);
            }
        } finally {
            for (BankRoom room : rooms) {
                room.close();
            }
            for (SimulatedScorer scorer : scorers.values()) {
                scorer.stop();
            }
        }
    }

    // A few are lost to find out that a scorer is gone, and one now and then to find out that it still is.
    private void scores(BankRoom payer, PartyId payee, String sides) throws Exception {
        long end = System.nanoTime() + PATIENCE_NANOS;
        int scored = 0;
        ScoreAnswer last = null;
        while (scored < SOME) {
            String id = "p-" + number++;
            last = payer.score("k-" + id, BankRoom.payment(id, payer.bank, payee, PURPOSE));
            if (last instanceof ScoreAnswer.Scored given && given.body().path("sides").asText().equals(sides)) {
                Models model = sides.equals("both") ? joint : alone;
                assertEquals(model.ppm(KnownFeatures.row(id, sides.equals("both") ? 6 : 3)), given.body().path("scorePpm").asInt());
                scored++;
            }
            String seen = payer.bank + " to " + payee + ": " + scored + " scored, last " + last;
            assertTrue(System.nanoTime() < end, seen);
        }
    }

    private static void awaitBoth(List<BankRoom> rooms) throws Exception {
        long end = System.nanoTime() + PATIENCE_NANOS;
        for (BankRoom room : rooms) {
            while (!isReady(room.room.attestation().path("instances"))) {
                assertTrue(System.nanoTime() < end, () -> room.bank + " waits: " + room.room.attestation());
                Thread.sleep(20);
            }
        }
    }

    private static boolean isReady(JsonNode instances) {
        return instances.size() == 2 && instances.path(0).path("modelsReady").asInt() == 2 && instances.path(1).path("modelsReady").asInt() == 2;
    }

    private BankRoom room(PartyId bank, RunningLedger ledger, MemoryPeers peers) throws Exception {
        Optional<RoomPlan.Host> host = scorers.containsKey(bank) ? Optional.of(new RoomPlan.Host(new InetSocketAddress(InetAddress.getLoopbackAddress(),
                scorers.get(bank).port().orElseThrow()), HostedScorer.HostTerms.of(bank + ".scorer"))) : Optional.empty();
        return new BankRoom(folder.resolve(bank.value()), ledger.folder(), bank, peers, new KnownFeatures(), host, LogDisk.ofMachine(), 512);
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
}
