package io.riskmesh.gateway.api;

import static io.riskmesh.gateway.api.ConsortiumPeople.OPERATOR;
import static io.riskmesh.gateway.api.ConsortiumPeople.PURPOSE;
import static io.riskmesh.gateway.api.ConsortiumPeople.READER;
import static io.riskmesh.gateway.api.ConsortiumPeople.WAIT;
import static io.riskmesh.gateway.api.ConsortiumPeople.ofRun;
import static io.riskmesh.gateway.api.ConsortiumPeople.version;
import static io.riskmesh.gateway.api.LiveConsortium.ALDER;
import static io.riskmesh.gateway.api.LiveConsortium.BANKS;
import static io.riskmesh.gateway.api.LiveConsortium.BIRCH;
import static io.riskmesh.gateway.api.LiveConsortium.CEDAR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskmesh.gateway.openapi.Contract;
import io.riskmesh.gateway.openapi.Operation;
import io.riskmesh.gateway.openapi.Role;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.SubjectKind;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// A consortium held to the contract from its first authorisation to a published receipt, and what it refuses without one. The steps
/// follow one another; what the last one counts, the earlier ones said.
@Tag("acceptance")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ConsortiumContractTest {
    private static final JsonNode CONTRACT = Contract.read();
    private static final Duration LONG = Duration.ofDays(90);

    @TempDir
    static Path folder;

    // What takes a hostile coordinator, a proposal of another month, a chaincode that turns down what the gateway let pass, or a scorer
    // that forgot: shown where those are made.
    private static final List<String> NOT_PROVOKED_HERE = List.of("decideApproval model_not_stripped", "decideApproval expired",
            "decideApproval ledger_invalid", "revokeAuthorization ledger_invalid", "transitionModel ledger_invalid", "createScore request_id_reused",
            "createScoreFromIso20022 request_id_reused");

    private static LiveConsortium consortium;
    private static Conversation talk;
    private static ConsortiumPeople people;
    private static ConsortiumPayments payments;
    private static String model = "";
    private static ExistingCalls existing;
    private static LogTrap log;

    @BeforeAll
    static void start() throws Exception {
        log = new LogTrap();
        consortium = new LiveConsortium(folder);
        talk = new Conversation(consortium, CONTRACT);
        people = new ConsortiumPeople(talk);
        payments = new ConsortiumPayments(talk);
    }

    @AfterAll
    static void stop() throws Exception {
        consortium.close();
        log.close();
    }

    @Test
    @Order(1)
    void banks_grant_by_two_persons_and_train() throws Exception {
        for (PartyId bank : BANKS) {
            people.register(bank, "payments");
            people.grant(bank, "TRAIN", "payments", PURPOSE, LONG, List.of());
        }
        Ask start = ConsortiumPeople.run("payments", PURPOSE, 8, BANKS).headers(Map.of("idempotency-key", "the-run"));
        model = talk.expect(202, ALDER, start).path("id").asText();
        HttpResponse<byte[]> again = talk.ask(ALDER, start);
        assertEquals("true", again.headers().firstValue("idempotency-replayed").orElse(""));
        assertEquals(model, Conversation.json(again).path("id").asText());
        talk.refused("idempotency_key_reused", ALDER, ConsortiumPeople.run("payments", PURPOSE, 9, BANKS).headers(start.headers()));
        JsonNode run = people.awaitRun(ALDER, model, Set.of("completed", "failed", "refused"));
        assertEquals("completed", run.path("state").asText(), run.toString());
        assertEquals(8, talk.expect(200, ALDER, ofRun(Operation.GET_RUN_METRICS, model)).path("trees").size());
        talk.ask(ALDER, ofRun(Operation.GET_RUN_METRICS, model).headers(Map.of("accept", "text/csv")));
        assertEquals(3, talk.expect(200, ALDER, ofRun(Operation.GET_RUN_PARTICIPATION, model)).path("banks").size());
        talk.expect(200, ALDER, ofRun(Operation.GET_RUN_LOG, model));
    }

    @Test
    @Order(2)
    void what_a_run_gave_is_approved_by_two_persons_and_a_quorum_and_put_in_use() throws Exception {
        talk.refused("not_found", ALDER, version(Operation.TRANSITION_MODEL, OPERATOR).body("{\"to\":\"active\",\"reasonCode\":\"tested\"}"));
        people.signed("model_version", ConsortiumPeople.MODEL + ".1");
        talk.refused("quorum_missing", ALDER, version(Operation.TRANSITION_MODEL, OPERATOR).body("{\"to\":\"active\",\"reasonCode\":\"tested\"}"));
        people.signed("scoring_policy", "");
        JsonNode image = people.signed("reference_values", "", List.of(ALDER, BIRCH));
        String id = image.path("approvalId").asText();
        consortium.approveElsewhere(SubjectKind.REFERENCE_VALUES, image.path("subject").asText(), Digest.fromHex(image.path("subjectDigest").asText()));
        talk.until(ALDER, Ask.of(Operation.GET_APPROVAL, OPERATOR).path(Map.of("approvalId", id)), view -> view.path("state").asText().equals("effective"));
        assertEquals("[\"approve\",\"reject\"]", people.approval(CEDAR, id).path("allowedActions").toString(), "in force, and not by this bank yet");
        talk.expect(201, CEDAR, people.decision(CEDAR, ConsortiumPeople.PAUL, id, "approve").headers(WAIT));
        talk.refused("conflict", CEDAR, people.decision(CEDAR, ConsortiumPeople.PAUL, id, "approve"));
        talk.expect(201, ALDER, version(Operation.TRANSITION_MODEL, OPERATOR).headers(WAIT).body("{\"to\":\"active\",\"reasonCode\":\"tested\"}"));
        talk.refused("not_current", ALDER, version(Operation.TRANSITION_MODEL, OPERATOR).body("{\"to\":\"active\",\"reasonCode\":\"tested\"}"));
        assertTrue(talk.ask(ALDER, version(Operation.GET_MODEL_FILE, OPERATOR)).body().length > 100);
        talk.expect(200, ALDER, version(Operation.GET_MODEL_EVALUATION, READER));
    }

    @Test
    @Order(3)
    void without_a_live_authorisation_no_payment_is_scored() throws Exception {
        new LiveAuthorisations(talk).scoring();
    }

    @Test
    @Order(4)
    void a_score_leaves_a_receipt_that_is_published_and_verifies() throws Exception {
        JsonNode score = payments.scored(ALDER);
        JsonNode iso = talk.expect(200, ALDER, ConsortiumPayments.iso(ALDER, BIRCH.value()));
        assertEquals("M1", iso.at("/echo/MsgId").asText());
        assertEquals(score, talk.expect(200, ALDER, Ask.of(Operation.GET_SCORE, ConsortiumPeople.CALLER).path(Map.of("scoreId", score.path("scoreId").asText()))));
        talk.expect(200, ALDER, Ask.of(Operation.GET_SCORING_STATS, OPERATOR));
        String id = score.at("/receipt/receiptId").asText();
        JsonNode receipt = talk.until(ALDER, Ask.of(Operation.GET_RECEIPT, ConsortiumPeople.CALLER).path(Map.of("receiptId", id)),
                view -> view.path("state").asText().equals("published"));
        for (PartyId bank : List.of(ALDER, CEDAR)) {
            talk.until(bank, Ask.of(Operation.VERIFY_RECEIPT, "aud;auditor").body(receipt.toString()),
                    view -> view.path("result").asText().equals("verified"));
        }
        assertEquals("does_not_verify", talk.expect(200, ALDER, Ask.of(Operation.VERIFY_RECEIPT, ConsortiumPeople.CALLER)
                .body("{\"receiptBytes\":\"AAAA\",\"signature\":{\"batch\":1,\"size\":1,\"leafIndex\":0,\"path\":[],\"root\":\"" + "ab".repeat(32)
                        + "\",\"value\":\"AAAA\"}}")).path("result").asText());
        String size = receipt.at("/checkpoint/size").asText();
        Ask checkpoint = Ask.of(Operation.GET_CHECKPOINT, "aud;auditor").path(Map.of("size", size));
        assertEquals(receipt.at("/checkpoint/root").asText(), talk.expect(200, ALDER, checkpoint).path("root").asText());
        talk.expect(200, ALDER, Ask.of(Operation.GET_CONSISTENCY, "aud;auditor").path(Map.of("size", size)).query("from=" + size));
        JsonNode attestation = talk.expect(200, ALDER, Ask.of(Operation.GET_ATTESTATION, ConsortiumPeople.CALLER));
        assertEquals(1, attestation.path("instances").size(), attestation.toString());
    }

    @Test
    @Order(5)
    void one_score_across_two_gateways_is_one_trace() throws Exception {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        String image = talk.expect(200, ALDER, Ask.of(Operation.LIST_APPROVALS, READER).query("kind=reference_values")).at("/items/0/subject").asText();
        people.grant(BIRCH, "SCORE", "payments", PURPOSE, LONG, List.of(image));
        payments.scored(BIRCH);
        Ask ask = ConsortiumPayments.json(BIRCH, "ELSEWHERE", PURPOSE);
        Map<String, String> headers = new TreeMap<>(ask.headers());
        headers.put("traceparent", "00-" + trace + "-00f067aa0ba902b7-01");
        HttpResponse<byte[]> answer = talk.ask(BIRCH, ask.headers(headers));
        assertEquals(200, answer.statusCode());
        assertTrue(answer.headers().firstValue("traceparent").orElse("").startsWith("00-" + trace + "-"));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!Traces.of(consortium.spans()).names(trace).contains("BirchMSP http") && System.nanoTime() < end) {
            Thread.sleep(10); // the outermost span ends after its answer has left
        }
        Traces spans = Traces.of(consortium.spans());
        assertEquals(List.of("AlderMSP peer.answer", "AlderMSP scorer.frame", "BirchMSP http", "BirchMSP peer.call", "BirchMSP score",
                "BirchMSP score.authorisation", "BirchMSP score.enclave", "BirchMSP score.features", "BirchMSP score.idempotency",
                "BirchMSP score.log", "BirchMSP score.parse"), spans.names(trace));
        assertEquals(List.of("http", "score", "score.enclave", "peer.call", "peer.answer", "scorer.frame"), spans.pathTo(trace, "scorer.frame"));
    }

    @Test
    @Order(6)
    void a_run_is_one_trace_at_all_its_banks_and_spans_say_nothing_but_what_they_may() {
        Traces spans = Traces.of(consortium.spans());
        Set<String> banks = spans.banksOf("run.tree");
        assertEquals(Set.of("AlderMSP", "BirchMSP", "CedarMSP"), banks);
        assertEquals(1, spans.traces("run.tree").size(), "one run so far");
        assertTrue(spans.banksOf("ledger.submit").containsAll(banks));
        spans.requireAllowed();
        System.out.println(consortium.spans().size() + " spans");
    }

    @Test
    @Order(7)
    void without_a_live_authorisation_of_every_bank_no_run_starts() throws Exception {
        new LiveAuthorisations(talk).startsOfRuns();
    }

    private static void state(String grant, String state) throws Exception {
        talk.until(ALDER, Ask.of(Operation.GET_AUTHORIZATION, READER).path(Map.of("grant", grant)), view -> view.path("state").asText().equals(state));
    }

    @Test
    @Order(8)
    void a_revocation_ends_a_run_before_its_next_tree_at_every_bank() throws Exception {
        new LiveAuthorisations(talk).endOfRun();
    }

    @Test
    @Order(9)
    void a_run_that_lost_a_bank_goes_on_when_a_person_says_so_and_ends_when_a_person_says_so() throws Exception {
        String run = people.start("payments", 2_000);
        people.awaitTrees(ALDER, run, 3);
        consortium.stop(CEDAR);
        JsonNode failed = people.awaitRun(ALDER, run, Set.of("completed", "failed", "refused", "cancelled"));
        assertTrue(failed.at("/failed/resumable").asBoolean(), failed.toString());
        consortium.start(CEDAR);
        consortium.awaitReady(CEDAR);
        int before = talk.expect(200, ALDER, ofRun(Operation.GET_RUN_METRICS, run)).path("trees").size();
        talk.expect(202, ALDER, ofRun(Operation.RESUME_RUN, run).body("{}"));
        people.awaitTrees(ALDER, run, before + 1);
        talk.expect(202, ALDER, ofRun(Operation.CANCEL_RUN, run).body("{\"reasonCode\":\"tested\"}"));
        assertEquals("cancelled", people.awaitRun(ALDER, run, Set.of("cancelled", "completed", "failed", "refused")).path("state").asText());
        talk.refused("run_not_resumable", ALDER, ofRun(Operation.RESUME_RUN, run).body("{}"));
    }

    @Test
    @Order(10)
    void a_measured_run_is_settled_over_a_dispute_and_taken_back() throws Exception {
        new SettledConsortium(talk, consortium, people).settle();
    }

    @Test
    @Order(11)
    void every_operation_answers_for_what_exists_and_says_when_nothing_changed() throws Exception {
        existing = ExistingCalls.read(talk, model);
        for (Operation operation : Operation.values()) {
            Ask ask = existing.call(operation, READER);
            if (operation == Operation.STREAM_EVENTS) {
                assertEquals(200, talk.streamed(ALDER, ask));
                continue;
            }
            if (operation.method().equals("GET") && !operation.roles().isEmpty()) {
                Ask own = operation.roles().contains(Role.CALLER) ? existing.call(operation, ConsortiumPeople.CALLER) : ask;
                assertEquals(200, talk.ask(ALDER, own).statusCode(), operation.operationId());
            }
            if (CONTRACT.at("/paths").get(operation.path()).get(operation.method().toLowerCase(Locale.ROOT)).get("responses").has("304")) {
                unchanged(ask);
            }
        }
        writesWithoutWaiting();
    }

    // Between two calls a block may come, and the tag names the height.
    private static void unchanged(Ask ask) throws Exception {
        int status = 0;
        for (int i = 0; i < 50 && status != 304; i++) {
            status = talk.ask(ALDER, ask.headers(Map.of("if-none-match", talk.tag(ALDER, ask)))).statusCode();
        }
        assertEquals(304, status, ask.operation().operationId());
    }

    private static void writesWithoutWaiting() throws Exception {
        JsonNode asked = talk.expect(202, ALDER, Ask.of(Operation.REQUEST_AUTHORIZATION, ConsortiumPeople.OLGA)
                .body(ConsortiumPeople.request(ALDER, "TRAIN", "unwaited", PURPOSE, LONG, List.of()).toString()));
        talk.expect(202, ALDER, people.decision(ALDER, ConsortiumPeople.PAUL, asked.path("id").asText(), "approve"));
        String grant = people.approval(ALDER, asked.path("id").asText()).at("/content/grant").asText();
        state(grant, "active");
        talk.expect(202, ALDER, Ask.of(Operation.REVOKE_AUTHORIZATION, OPERATOR).path(Map.of("grant", grant)).body("{\"reasonCode\":\"withdrawn\"}"));
        talk.refused("conflict", ALDER, people.decision(ALDER, ConsortiumPeople.PAUL, asked.path("id").asText(), "approve"));
    }

    @Test
    @Order(12)
    void every_cell_of_role_and_operation_is_called_on_what_exists() throws Exception {
        int refused = new RoleMatrix(talk, existing).call();
        assertTrue(refused >= 80, "only " + refused);
    }

    @Test
    @Order(13)
    void typical_problems_have_the_codes_that_the_contract_names() throws Exception {
        new TypicalProblems(talk, model).provoke();
    }

    @Test
    @Order(14)
    void without_a_scorer_no_score_can_be_had_and_a_version_is_retired_without_waiting() throws Exception {
        consortium.endScorer();
        talk.refused("score_unavailable", ALDER, ConsortiumPayments.json(ALDER, "ELSEWHERE", PURPOSE));
        talk.refused("score_unavailable", ALDER, ConsortiumPayments.iso(ALDER, "ELSEWHERE"));
        talk.expect(202, ALDER, version(Operation.TRANSITION_MODEL, OPERATOR).body("{\"to\":\"retired\",\"reasonCode\":\"tested\"}"));
        talk.until(ALDER, version(Operation.GET_MODEL_VERSION, READER), view -> view.path("stage").asText().equals("retired"));
        talk.until(ALDER, ConsortiumPayments.withoutSignals(ALDER), problem -> problem.path("code").asText().equals("score_refused"));
        talk.refused("score_refused", ALDER, ConsortiumPayments.iso(ALDER, "ELSEWHERE"));
    }

    @Test
    @Order(15)
    void with_a_view_of_the_ledger_that_is_too_old_nothing_begins() throws Exception {
        consortium.endLedger();
        Thread.sleep(LiveConsortium.VIEW_AGE.plusSeconds(1));
        talk.refused("ledger_stale", ALDER, ConsortiumPeople.run("payments", PURPOSE, 5, BANKS));
        talk.refused("ledger_stale", ALDER, version(Operation.TRANSITION_MODEL, OPERATOR).body("{\"to\":\"active\",\"reasonCode\":\"tested\"}"));
        talk.refused("ledger_stale", ALDER, SettledConsortium.propose(1_000));
        JsonNode asked = talk.expect(202, ALDER, Ask.of(Operation.REQUEST_AUTHORIZATION, ConsortiumPeople.OLGA)
                .body(ConsortiumPeople.request(ALDER, "TRAIN", "stale", PURPOSE, LONG, List.of()).toString()));
        talk.refused("ledger_stale", ALDER, people.decision(ALDER, ConsortiumPeople.PAUL, asked.path("id").asText(), "approve"));
        JsonNode refused = talk.refused("score_unavailable", ALDER, ConsortiumPayments.withoutSignals(ALDER));
        assertEquals("authorisation_view_stale", refused.path("reason").asText());
        talk.refused("score_unavailable", ALDER, ConsortiumPayments.iso(ALDER, "ELSEWHERE"));
    }

    @Test
    @Order(16)
    void nothing_of_a_payment_a_row_or_a_key_is_in_a_log_a_metric_a_trace_or_an_answer() throws Exception {
        new SecretSearch(consortium, talk, log).requireNone();
    }

    @Test
    @Order(17)
    void every_operation_gave_every_success_that_it_documents() {
        ContractCoverage coverage = new ContractCoverage(CONTRACT, talk);
        assertEquals(List.of(), coverage.statusesNotSeen());
        assertEquals(NOT_PROVOKED_HERE, coverage.codesNotProvoked());
    }
}
