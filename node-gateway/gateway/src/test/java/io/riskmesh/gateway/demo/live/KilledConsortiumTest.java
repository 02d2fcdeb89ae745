package io.riskmesh.gateway.demo.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.riskmesh.gateway.acceptance.WholeLauncher;
import io.riskmesh.gateway.client.ApiClient;
import io.riskmesh.gateway.client.ApiReply;
import io.riskmesh.gateway.client.ApiRequest;
import io.riskmesh.gateway.scoring.desk.ReceiptDesk;
import io.riskmesh.gateway.scoring.receipt.ReceiptVerifier;
import io.riskmesh.gateway.scoring.receipt.VerifiedBlocks;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.verifier.receipts.steps.FactsOfBlocks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// Any process of a consortium that scores is killed (kill -9) at random points under load: each acknowledged receipt is in its bank's log
/// once and verifies offline, and every letter between gateways and every anchor is there once. Prints what it saw.
final class KilledConsortiumTest {
    private static final long SEED = Long.getLong("riskmesh.seed", 606);
    private static final int PORTS = 26_000 + (int) (ProcessHandle.current().pid() % 60) * 50;
    private static final Duration RECOVERY = Duration.ofMinutes(5); // of a machine that has other things to do
    private static final int BEFORE = 12; // answers of each caller between two kills, at least
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path home;

    private final Random random = new Random(SEED);
    private final Map<ScoringConsortium.Part, Integer> kills = new EnumMap<>(ScoringConsortium.Part.class);

    @Test
    @Tag("acceptance")
    void what_was_acknowledged_survives_a_kill_of_payer_scorer_and_ledger() throws Exception {
        play(List.of(List.of(ScoringConsortium.Part.PAYER), List.of(ScoringConsortium.Part.SCORER, ScoringConsortium.Part.LEDGER)));
    }

    @Test
    @Tag("slow")
    void what_was_acknowledged_survives_many_kills_of_anything() throws Exception {
        List<List<ScoringConsortium.Part>> turns = new ArrayList<>();
        for (int left = Integer.getInteger("riskmesh.kills", 200); left > 0; left -= turns.getLast().size()) {
            turns.add(victims(Math.min(left, 1 + random.nextInt(3))));
        }
        play(turns);
    }

    private List<ScoringConsortium.Part> victims(int count) {
        List<ScoringConsortium.Part> all = new ArrayList<>(List.of(ScoringConsortium.Part.values()));
        java.util.Collections.shuffle(all, random);
        return List.copyOf(all.subList(0, count));
    }

    private void play(List<List<ScoringConsortium.Part>> turns) throws Exception {
        try (ScoringConsortium consortium = new ScoringConsortium(home, PORTS, WholeLauncher.write(home))) {
            consortium.start();
            DemoMember payee = consortium.member(ScoringConsortium.Part.PAYEE);
            Map<DemoMember, Map<Integer, PayingCallers.Acknowledged>> acknowledged;
            Map<OpaqueBytes, byte[]> documents;
            try (PayingCallers payer = new PayingCallers(consortium.folder(), consortium.member(ScoringConsortium.Part.PAYER), payee);
                    PayingCallers host = new PayingCallers(consortium.folder(), consortium.member(ScoringConsortium.Part.HOST), payee)) {
                List<PayingCallers> callers = List.of(payer, host);
                awaitAnswers(callers, 1);
                for (List<ScoringConsortium.Part> turn : turns) {
                    kill(consortium, callers, turn);
                }
                awaitAnswers(callers, BEFORE);
                callers.forEach(caller -> caller.rest(true));
                payer.end();
                host.end();
                acknowledged = Map.of(payer.payer(), payer.acknowledged(), host.payer(), host.acknowledged());
                documents = documents(callers);
                replay(callers);
                System.out.printf("seed %d: killed %s; acknowledged %d and %d, of both sides %d; other answers %s and %s%n", SEED, kills, payer.count(),
                        host.count(), callers.stream().flatMap(caller -> caller.acknowledged().values().stream())
                                .filter(PayingCallers.Acknowledged::joint).count(), payer.otherwise(), host.otherwise());
            }
            awaitMail(consortium);
            consortium.end();
            check(consortium, acknowledged, documents);
        }
    }

    private void kill(ScoringConsortium consortium, List<PayingCallers> callers, List<ScoringConsortium.Part> turn) throws Exception {
        callers.forEach(caller -> caller.rest(false));
        awaitAnswers(callers, BEFORE);
        for (ScoringConsortium.Part part : turn) {
            Thread.sleep(random.nextInt(400));
            consortium.kill(part);
            kills.merge(part, 1, Integer::sum);
        }
        Thread.sleep(random.nextInt(300));
        callers.forEach(caller -> caller.rest(true));
        long began = System.nanoTime();
        for (ScoringConsortium.Part part : turn) {
            consortium.restart(part);
        }
        awaitAnswers(callers, 1);
        System.out.printf("seed %d: %s killed at %s, scores again after %.1f s%n", SEED, turn, java.time.Instant.now(), (System.nanoTime() - began) / 1e9);
    }

    private static void awaitAnswers(List<PayingCallers> callers, int more) throws InterruptedException {
        long end = System.nanoTime() + RECOVERY.toNanos();
        for (PayingCallers caller : callers) {
            int before = caller.count();
            while (caller.count() < before + more) {
                assertTrue(System.nanoTime() < end, () -> "seed " + SEED + ": no scores at " + caller.payer().name() + ": " + caller.otherwise());
                Thread.sleep(10);
            }
        }
    }

    // Each receipt as its caller gets it, once it is anchored.
    private static Map<OpaqueBytes, byte[]> documents(List<PayingCallers> callers) throws Exception {
        Map<OpaqueBytes, byte[]> documents = new java.util.HashMap<>();
        for (PayingCallers caller : callers) {
            try (ApiClient client = caller.another()) {
                for (Map.Entry<Integer, PayingCallers.Acknowledged> one : caller.acknowledged().entrySet()) {
                    byte[] document = published(client, one.getValue().receipt());
                    byte[] receipt = Base64.getUrlDecoder().decode(JSON.readTree(document).path("receiptBytes").asText());
                    assertEquals(null, documents.put(OpaqueBytes.of(receipt), document), () -> "two answers name the receipt of " + one);
                }
            }
        }
        return documents;
    }

    private static byte[] published(ApiClient client, String receipt) throws Exception {
        long end = System.nanoTime() + RECOVERY.toNanos();
        ApiReply reply = client.call(ApiRequest.get(ApiRequest.path("receipts", receipt)), Duration.ofSeconds(10));
        while (!reply.json().path("state").asText().equals("published")) {
            ApiReply last = reply;
            assertTrue(System.nanoTime() < end && reply.status() != 404, () -> "seed " + SEED + ": " + receipt + " is " + last + " " + last.json());
            Thread.sleep(100);
            reply = client.call(ApiRequest.get(ApiRequest.path("receipts", receipt)), Duration.ofSeconds(10));
        }
        return reply.body();
    }

    private static void replay(List<PayingCallers> callers) throws Exception {
        for (PayingCallers caller : callers) {
            try (ApiClient client = caller.another()) {
                for (Map.Entry<Integer, PayingCallers.Acknowledged> one : caller.acknowledged().entrySet()) {
                    if (one.getKey() % 10 == 0) {
                        JsonNode again = caller.ask(client, one.getKey()).orStop().json();
                        assertEquals(one.getValue().score(), again.path("scoreId").asText(), () -> "seed " + SEED + ": asked again, " + one);
                    }
                }
            }
        }
    }

    private static void awaitMail(ScoringConsortium consortium) throws Exception {
        long end = System.nanoTime() + RECOVERY.toNanos();
        for (DemoMember bank : consortium.banks()) {
            while (SurvivingRecords.waiting(consortium.folder().node(bank).resolve("data")) > 0 && System.nanoTime() < end) {
                Thread.sleep(50);
            }
        }
    }

    private static void check(ScoringConsortium consortium, Map<DemoMember, Map<Integer, PayingCallers.Acknowledged>> acknowledged,
            Map<OpaqueBytes, byte[]> documents) throws Exception {
        FactsOfBlocks blocks = VerifiedBlocks.open(consortium.folder().ledger());
        ReceiptVerifier verifier = new ReceiptVerifier(blocks);
        int anchors = 0;
        long logged = 0;
        int found = 0;
        for (DemoMember bank : acknowledged.keySet()) {
            Path data = consortium.folder().node(bank).resolve("data");
            Map<OpaqueBytes, Integer> receipts = SurvivingRecords.receipts(data);
            receipts.forEach((receipt, times) -> assertEquals(1, times, () -> "seed " + SEED + ": a receipt stands in the log " + times + " times"));
            found += (int) documents.keySet().stream().filter(receipts::containsKey).count();
            logged += receipts.size();
            anchors += SurvivingRecords.anchors(blocks, bank, data);
        }
        assertEquals(documents.size(), found, "acknowledged receipts that are in a log");
        for (byte[] document : documents.values()) {
            ReceiptDesk.Found.Document verified = (ReceiptDesk.Found.Document) verifier.verify(document);
            assertEquals("verified", verified.body().path("result").asText(), () -> "seed " + SEED + ": " + verified.body());
        }
        System.out.printf("seed %d: %d of %d acknowledged receipts in the logs of %d and verified offline; %d anchors, %d letters, each once%n", SEED,
                found, documents.size(), logged, anchors, SurvivingRecords.letters(consortium.banks(), consortium.folder()));
    }
}
