package io.riskmesh.gateway.demo.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What is asked of a consortium after whatever befell it: scores again, and in the end every acknowledged receipt once in its bank's log
/// and verified offline, every letter and every anchor once.
final class Aftermath {
    private static final String LABEL = "seed " + Long.getLong("riskmesh.seed", 606);
    private static final Duration RECOVERY = Duration.ofMinutes(5); // of a machine that has other things to do
    private static final ObjectMapper JSON = new ObjectMapper();

    private Aftermath() {}

    /// Ends callers and consortium and looks at all that is left.
    static void judge(ScoringConsortium consortium, List<PayingCallers> callers) throws Exception {
        callers.forEach(caller -> caller.rest(true));
        Map<DemoMember, Map<Integer, PayingCallers.Acknowledged>> acknowledged = new HashMap<>();
        for (PayingCallers caller : callers) {
            caller.end();
            acknowledged.put(caller.payer(), caller.acknowledged());
        }
        Map<OpaqueBytes, byte[]> documents = documents(callers);
        replay(callers);
        callers.forEach(caller -> System.out.printf("%s: %s acknowledged %d, of both sides %d; other answers %s%n", LABEL, caller.payer().name(), caller.count(),
                caller.acknowledged().values().stream().filter(PayingCallers.Acknowledged::joint).count(), caller.otherwise()));
        awaitMail(consortium);
        consortium.end();
        check(consortium, acknowledged, documents);
    }

    static void awaitAnswers(List<PayingCallers> callers, int more) throws InterruptedException {
        long end = System.nanoTime() + RECOVERY.toNanos();
        for (PayingCallers caller : callers) {
            int before = caller.count();
            while (caller.count() < before + more) {
                assertTrue(System.nanoTime() < end, () -> LABEL + ": no scores at " + caller.payer().name() + ": " + caller.otherwise());
                Thread.sleep(10);
            }
        }
    }

    // Each receipt as its caller gets it, once it is anchored.
    private static Map<OpaqueBytes, byte[]> documents(List<PayingCallers> callers) throws Exception {
        Map<OpaqueBytes, byte[]> documents = new HashMap<>();
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
            assertTrue(System.nanoTime() < end && reply.status() != 404, () -> LABEL + ": " + receipt + " is " + last + " " + last.json());
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
                        assertEquals(one.getValue().score(), again.path("scoreId").asText(), () -> LABEL + ": asked again, " + one);
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
            receipts.forEach((receipt, times) -> assertEquals(1, times, () -> LABEL + ": a receipt stands in the log " + times + " times"));
            found += (int) documents.keySet().stream().filter(receipts::containsKey).count();
            logged += receipts.size();
            anchors += SurvivingRecords.anchors(blocks, bank, data);
        }
        assertEquals(documents.size(), found, "acknowledged receipts that are in a log");
        for (byte[] document : documents.values()) {
            ReceiptDesk.Found.Document verified = (ReceiptDesk.Found.Document) verifier.verify(document);
            assertEquals("verified", verified.body().path("result").asText(), () -> LABEL + ": " + verified.body());
        }
        System.out.printf("%s: %d of %d acknowledged receipts in the logs of %d and verified offline; %d anchors, %d letters, each once%n", LABEL,
                found, documents.size(), logged, anchors, SurvivingRecords.letters(consortium.banks(), consortium.folder()));
    }
}
