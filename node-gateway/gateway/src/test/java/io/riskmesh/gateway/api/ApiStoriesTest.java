package io.riskmesh.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.riskmesh.gateway.openapi.Contract;
import io.riskmesh.gateway.openapi.Operation;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people do one call after the other at a running gateway whose peers are away; each answer is held to the contract.
@Tag("acceptance")
final class ApiStoriesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode CONTRACT = Contract.read();
    private static final ContractAnswers ANSWERS = new ContractAnswers(CONTRACT);
    private static final String EVERYBODY = "olga;operator,approver,scientist,auditor,caller,finance";

    @TempDir
    static Path folder;

    private static LiveApi api;

    @BeforeAll
    static void start() throws Exception {
        api = new LiveApi(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        api.close();
    }

    private static HttpResponse<byte[]> checked(Ask ask) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = api.call(ask);
        ANSWERS.check(ask.operation(), answer);
        return answer;
    }

    private static JsonNode body(HttpResponse<byte[]> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    private static String code(HttpResponse<byte[]> answer) throws IOException {
        return body(answer).path("code").asText();
    }

    private static void assertStatus(int expected, HttpResponse<byte[]> answer) {
        assertEquals(expected, answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8));
    }

    private static Ask of(Operation operation, String name, String value) {
        return Ask.of(operation, EVERYBODY).path(Map.of(name, value));
    }

    /// J1 in one process: who asked cannot approve, another can, one person revokes, and a run is refused then.
    @Test
    void a_grant_takes_two_persons_and_its_revocation_one() throws IOException, InterruptedException {
        String both = ";operator,approver";
        String request = CONTRACT.at("/components/examples/authorization-request/value").toString().replace("HarbourMSP", "AlderMSP")
                .replace("MeadowMSP", "BirchMSP").replace("SummitMSP", "CedarMSP").replace("2026-03-01T00:00:00.000Z", Instant.now().minusSeconds(3_600).toString())
                .replace("2026-12-31T00:00:00.000Z", Instant.now().plusSeconds(86_400).toString());
        HttpResponse<byte[]> asked = checked(Ask.of(Operation.REQUEST_AUTHORIZATION, "olga" + both).body(request));
        assertEquals(202, asked.statusCode(), new String(asked.body(), StandardCharsets.UTF_8));
        String id = JSON.readTree(asked.body()).get("id").asText();
        Ask read = Ask.of(Operation.GET_APPROVAL, "olga" + both).path(Map.of("approvalId", id));
        JsonNode approval = JSON.readTree(checked(read).body());
        assertEquals("second_person", approval.get("state").asText());
        String decision = "{\"decision\":\"approve\",\"subjectDigest\":\"" + approval.get("subjectDigest").asText() + "\"}";
        Ask own = Ask.of(Operation.DECIDE_APPROVAL, "olga" + both).path(Map.of("approvalId", id)).body(decision);
        assertEquals("four_eyes", code(checked(own)));
        Ask stale = Ask.of(Operation.DECIDE_APPROVAL, "paul" + both).path(Map.of("approvalId", id))
                .body(decision.replaceAll("[0-9a-f]{64}", "0".repeat(64)));
        assertEquals("digest_mismatch", code(checked(stale)));
        HttpResponse<byte[]> approved = checked(Ask.of(Operation.DECIDE_APPROVAL, "paul" + both).path(Map.of("approvalId", id))
                .headers(Map.of("prefer", "wait=20")).body(decision));
        assertEquals(201, approved.statusCode(), new String(approved.body(), StandardCharsets.UTF_8));
        String grant = approval.get("content").get("grant").asText();
        JsonNode granted = JSON.readTree(checked(Ask.of(Operation.GET_AUTHORIZATION, EVERYBODY).path(Map.of("grant", grant))).body());
        assertEquals("active", granted.get("state").asText());
        HttpResponse<byte[]> revoked = checked(Ask.of(Operation.REVOKE_AUTHORIZATION, "olga;operator").path(Map.of("grant", grant))
                .headers(Map.of("prefer", "wait=20")).body("{\"reasonCode\":\"withdrawn\"}"));
        assertEquals(201, revoked.statusCode(), new String(revoked.body(), StandardCharsets.UTF_8));
        granted = JSON.readTree(checked(Ask.of(Operation.GET_AUTHORIZATION, EVERYBODY).path(Map.of("grant", grant))).body());
        assertEquals("revoked", granted.get("state").asText());
        assertTrue(JSON.readTree(checked(Ask.of(Operation.LIST_APPROVALS, EVERYBODY)).body()).toString().contains(id));
    }

    @Test
    void a_run_is_started_seen_and_cancelled() throws IOException, InterruptedException {
        checked(Ask.of(Operation.REGISTER_DATASET, EVERYBODY).body("{\"dataset\":\"payments\",\"file\":\"payments.csv\",\"label\":\"label\"}"));
        String request = "{\"model\":\"payment-joint\",\"purpose\":\"%s\",\"dataset\":\"payments\",\"parameters\":{\"set\":\"F30\"}}";
        String other = request.formatted("another-purpose");
        assertEquals("purpose_mismatch", code(checked(Ask.of(Operation.START_RUN, EVERYBODY).body(other))));
        JsonNode plan = body(checked(Ask.of(Operation.EXPLAIN_PLAN, EVERYBODY).body(other)));
        assertEquals("purpose_mismatch", plan.at("/verdict/code").asText());
        Ask start = Ask.of(Operation.START_RUN, EVERYBODY).headers(Map.of("idempotency-key", "run-1")).body(request.formatted("fraud-detection"));
        HttpResponse<byte[]> started = checked(start);
        assertStatus(202, started);
        HttpResponse<byte[]> again = checked(start);
        assertEquals("true", again.headers().firstValue("idempotency-replayed").orElse(""));
        assertEquals(new String(started.body(), StandardCharsets.UTF_8), new String(again.body(), StandardCharsets.UTF_8));
        assertEquals("idempotency_key_reused", code(checked(start.body(request.formatted("else")))));
        String run = body(started).get("id").asText();
        assertStatus(200, checked(of(Operation.GET_RUN, "runId", run)));
        assertStatus(200, checked(of(Operation.GET_RUN_METRICS, "runId", run)));
        assertStatus(200, checked(of(Operation.GET_RUN_METRICS, "runId", run).headers(Map.of("accept", "text/csv"))));
        assertTrue(List.of(200, 404).contains(checked(of(Operation.GET_RUN_PARTICIPATION, "runId", run)).statusCode()));
        assertStatus(200, checked(of(Operation.GET_RUN_LOG, "runId", run)));
        assertTrue(body(checked(Ask.of(Operation.LIST_RUNS, EVERYBODY))).toString().contains(run));
        assertStatus(202, checked(of(Operation.CANCEL_RUN, "runId", run).body("{\"reasonCode\":\"test\"}")));
        JsonNode seen = body(checked(of(Operation.GET_RUN, "runId", run)));
        for (int i = 0; i < 200 && !seen.get("state").asText().equals("cancelled"); i++) {
            Thread.sleep(50);
            seen = body(checked(of(Operation.GET_RUN, "runId", run)));
        }
        assertEquals("cancelled", seen.get("state").asText(), seen.toString());
    }

    @Test
    void a_model_without_its_quorum_is_shown_and_not_put_in_use() throws IOException, InterruptedException {
        Map<String, String> version = Map.of("name", "payment-own", "version", "1");
        assertEquals("proposed", body(checked(Ask.of(Operation.GET_MODEL_VERSION, EVERYBODY).path(version))).get("stage").asText());
        assertTrue(body(checked(Ask.of(Operation.LIST_MODELS, EVERYBODY))).toString().contains("payment-own"));
        assertEquals("not_found", code(checked(Ask.of(Operation.GET_MODEL_FILE, EVERYBODY).path(version))));
        HttpResponse<byte[]> activated = checked(Ask.of(Operation.TRANSITION_MODEL, EVERYBODY).path(version)
                .body("{\"to\":\"active\",\"reasonCode\":\"test\"}"));
        assertTrue(activated.statusCode() >= 400, new String(activated.body(), StandardCharsets.UTF_8));
    }

    @Test
    void a_payment_is_not_scored_without_a_model_and_the_refusal_can_be_read_again() throws IOException, InterruptedException {
        String payment = CONTRACT.at("/components/examples/score-request/value").toString().replace("\"device_new\":1", "").replace("HARBGB2LXXX", "AlderMSP");
        HttpResponse<byte[]> refused = checked(Ask.of(Operation.CREATE_SCORE, "cal;caller").body(payment));
        assertTrue(List.of("score_refused", "score_unavailable").contains(code(refused)), new String(refused.body(), StandardCharsets.UTF_8));
        if (body(refused).has("scoreId")) {
            HttpResponse<byte[]> read = checked(Ask.of(Operation.GET_SCORE, "cal;caller").path(Map.of("scoreId", body(refused).get("scoreId").asText())));
            assertStatus(200, read);
            assertEquals("refused", body(read).get("outcome").asText());
            assertStatus(404, checked(Ask.of(Operation.GET_SCORE, "eve;caller").path(Map.of("scoreId", body(refused).get("scoreId").asText()))));
        }
        assertStatus(200, checked(Ask.of(Operation.GET_SCORING_STATS, EVERYBODY)));
    }

    @Test
    void a_made_up_receipt_does_not_verify() throws IOException, InterruptedException {
        String digest = "ab".repeat(32);
        String madeUp = "{\"receiptBytes\":\"AAAA\",\"signature\":{\"batch\":1,\"size\":1,\"leafIndex\":0,\"path\":[],\"root\":\"" + digest
                + "\",\"value\":\"AAAA\"}}";
        HttpResponse<byte[]> verified = checked(Ask.of(Operation.VERIFY_RECEIPT, "cal;caller").body(madeUp));
        assertStatus(200, verified);
        assertEquals("does_not_verify", body(verified).get("result").asText());
    }
}
