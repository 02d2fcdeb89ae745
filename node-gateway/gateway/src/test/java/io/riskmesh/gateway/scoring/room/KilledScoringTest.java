package io.riskmesh.gateway.scoring.room;

import static io.riskmesh.gateway.scoring.room.ConsortiumForTests.DAY;
import static io.riskmesh.gateway.scoring.room.ConsortiumForTests.PURPOSE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.ModelRef;
import io.riskmesh.ledger.reason.ScoringReason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A scoring process is killed (kill -9) at random points under load: every acknowledged score is there once, with its receipt, and
/// is the answer to its key for ever.
final class KilledScoringTest {
    private static final long SEED = 4711;
    private static final PartyId ALDER = RunningLedger.BANKS.get(0);
    private static final PartyId DOVER = RunningLedger.BANKS.get(3);
    private static final ModelRef ALONE = new ModelRef("alone", 1);
    private static final ReceiptReader CALLER = new ReceiptReader("caller", false);

    @TempDir
    private Path folder;

    private final Models alone = Models.of(2, 3);
    private final Random random = new Random(SEED);

    @Test
    @Tag("acceptance")
    void all_that_was_acknowledged_survives_five_kills() throws Exception {
        kill(5);
    }

    @Test
    @Tag("slow")
    void all_that_was_acknowledged_survives_two_hundred_kills() throws Exception {
        kill(200);
    }

    private void kill(int times) throws Exception {
        SimulatedScorer scorer = new SimulatedScorer(folder.resolve("scorer"));
        scorer.start(0, Map.of("RISKMESH_LAUNCHER", LauncherOfTests.write(folder).toString()));
        int port = scorer.port().orElseThrow();
        try (RunningLedger ledger = new RunningLedger(folder.resolve("ledger")); ConsortiumForTests people = new ConsortiumForTests(ledger);
                MemoryPeers peers = new MemoryPeers()) {
            people.found();
            long now = System.currentTimeMillis();
            for (PartyId bank : people.banks()) {
                people.grant(bank, "g1", PURPOSE, now - DAY, now + 30 * DAY);
            }
            List<BankRoom> rooms = new ArrayList<>();
            try {
                for (PartyId bank : people.banks()) {
                    rooms.add(room(bank, ledger, peers, port));
                }
                activate(people, rooms.getFirst());
                BankRoom dover = rooms.getLast();
                dover.await(1);
                assertInstanceOf(ScoreAnswer.Scored.class, dover.settled("before", ScoringProcess.payment(-1, DOVER, ALDER)));
                dover.close();
                rooms.removeLast();
                TreeMap<Integer, String> acknowledged = new TreeMap<>();
                for (int i = 0; i < times; i++) {
                    runAndKill(ledger, port, acknowledged);
                }
                rooms.add(room(DOVER, ledger, peers, port));
                check(rooms.getLast(), acknowledged);
            } finally {
                for (BankRoom room : rooms) {
                    room.close();
                }
            }
        } finally {
            scorer.stop();
        }
    }

    private BankRoom room(PartyId bank, RunningLedger ledger, MemoryPeers peers, int port) throws Exception {
        Optional<RoomPlan.Host> host = bank.equals(ALDER) ? Optional.of(new RoomPlan.Host(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port), HostedScorer.HostTerms.of(ALDER + ".scorer"))) : Optional.empty();
        return new BankRoom(folder.resolve(bank.value()), ledger.folder(), bank, peers, new KnownFeatures(), host, LogDisk.ofMachine(), 512);
    }

    private void activate(ConsortiumForTests people, BankRoom alder) throws Exception {
        Map<ModelRef, byte[]> files = new LinkedHashMap<>();
        files.put(ALONE, alone.file());
        people.propose(files, Digest.fromHex("ab".repeat(32)));
        people.activate(alder.room.releases().release(new ModelReleaseDesk.Terms(ALONE, 1, false, 3, PURPOSE, List.of(200_000, 600_000),
                List.of("allow", "review", "block"), PayeeLate.UNAVAILABLE, Optional.empty(), false, KnownFeatures.names(3)), alone.file()));
    }

    private void runAndKill(RunningLedger ledger, int port, NavigableMap<Integer, String> acknowledged) throws Exception {
        int first = acknowledged.isEmpty() ? 0 : acknowledged.lastKey() + 1;
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ScoringProcess.class.getName(), folder.resolve(DOVER.value()).toString(), ledger.folder().toString(), DOVER.value(), ALDER.value(),
                Integer.toString(port), Integer.toString(first)).redirectError(folder.resolve("process.err").toFile()).start();
        int wanted = 20 + random.nextInt(200);
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            int seen = 0;
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                String[] words = line.split(" ", 3);
                if (words[0].equals("ACK")) {
                    String before = acknowledged.put(Integer.valueOf(words[1]), words[2]);
                    assertTrue(before == null || before.equals(words[2]), "seed " + SEED + ": " + line + ", before " + before);
                    seen++;
                } else if (line.startsWith("FAILED") || line.contains(ScoringReason.REQUEST_ID_REUSED.code())) {
                    throw new IOException(line);
                }
                if (seen == wanted) {
                    process.toHandle().destroyForcibly(); // what it said meanwhile is read to the end
                }
            }
        } finally {
            process.destroyForcibly();
        }
        process.waitFor();
    }

    private void check(BankRoom dover, NavigableMap<Integer, String> acknowledged) throws Exception {
        assertTrue(acknowledged.size() >= 20, () -> "acknowledged " + acknowledged.size());
        assertEquals(acknowledged.size(), new HashSet<>(acknowledged.values()).size(), "seed " + SEED + ": one record for each");
        Set<Long> sequences = new HashSet<>();
        for (Map.Entry<Integer, String> one : acknowledged.entrySet()) {
            JsonNode body = dover.room.scores().get(CALLER, one.getValue()).orElseThrow(() -> new AssertionError("lost " + one));
            assertEquals(alone.ppm(KnownFeatures.row("p-" + one.getKey(), 3)), body.path("scorePpm").asInt());
            JsonNode receipt = assertInstanceOf(ReceiptDesk.Found.Document.class,
                    dover.room.receipts().get(CALLER, body.path("receipt").path("receiptId").asText())).body();
            assertTrue(sequences.add(receipt.path("view").path("sequence").asLong()), "seed " + SEED + ": a sequence twice at " + one);
        }
        for (int number : List.of(acknowledged.firstKey(), acknowledged.lastKey())) {
            ScoreAnswer.Scored again = assertInstanceOf(ScoreAnswer.Scored.class,
                    dover.score("k-" + number, ScoringProcess.payment(number, DOVER, ALDER)));
            assertTrue(again.replayed());
            assertEquals(acknowledged.get(number), again.scoreId());
        }
        retryWhatNobodyWasToldOf(dover, acknowledged);
    }

    // Of some of these the scorer knows, and the log does not.
    private static void retryWhatNobodyWasToldOf(BankRoom dover, NavigableMap<Integer, String> acknowledged) throws Exception {
        for (int number = acknowledged.firstKey(); number < acknowledged.lastKey(); number++) {
            if (!acknowledged.containsKey(number)) {
                ScoreAnswer answer = dover.score("k-" + number, ScoringProcess.payment(number, DOVER, ALDER));
                for (int i = 0; i < 100 && answer instanceof ScoreAnswer.Unavailable; i++) {
                    Thread.sleep(50);
                    answer = dover.score("k-" + number, ScoringProcess.payment(number, DOVER, ALDER));
                }
                assertFalse(answer instanceof ScoreAnswer.Refused refused && refused.reason() == ScoringReason.REQUEST_ID_REUSED,
                        "seed " + SEED + ": retry of " + number);
            }
        }
    }
}
