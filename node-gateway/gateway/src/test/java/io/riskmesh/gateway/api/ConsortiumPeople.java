package io.riskmesh.gateway.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.openapi.Operation;
import io.riskmesh.ledger.PartyId;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What people of a consortium's banks do through the API, each step with the roles that it takes and not one more.
record ConsortiumPeople(Conversation talk) {
    static final String PURPOSE = "fraud-detection";
    static final String MODEL = "payment-live";
    static final Map<String, String> WAIT = Map.of("prefer", "wait=20");

    /// Asks for authorisations, and could approve were it not for four eyes.
    static final String OLGA = "olga;operator,approver";
    static final String PAUL = "paul;approver";
    /// Starts runs, hence proposes what comes of them, and holds the approver's role too.
    static final String SID = "sid;scientist,approver";
    static final String OPERATOR = "oona;operator";
    static final String CALLER = "cal;caller";
    static final String READER = "rita;operator,approver,scientist,auditor,finance";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_ROUNDS = 100_000;

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /// A bank's rows under a name.
    JsonNode register(PartyId bank, String dataset) throws Exception {
        ObjectNode body = object().put("dataset", dataset).put("file", "payments.csv").put("label", "is_fraud");
        body.putArray("ignore").add("id").add("day");
        return talk.expect(201, bank, Ask.of(Operation.REGISTER_DATASET, OPERATOR).body(body.toString()));
    }

    static ObjectNode request(PartyId bank, String action, String dataset, String purpose, Duration length, List<String> images) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        ObjectNode body = object().put("assigner", bank.value()).put("dataset", dataset).put("purpose", purpose)
                .put("validFrom", now.minusSeconds(3_600).toString()).put("validUntil", now.plus(length).toString()).put("maxRounds", MOST_ROUNDS)
                .put("minContributors", 3).put("legalBasis", "contract");
        LiveConsortium.BANKS.forEach(member -> body.withArray("assignees").add(member.value()));
        body.putArray("actions").add(action);
        images.forEach(body.putArray("referenceValues")::add);
        return body;
    }

    /// A grant by two persons of its bank: who asked cannot approve.
    ///
    /// @return its id
    String grant(PartyId bank, String action, String dataset, String purpose, Duration length, List<String> images) throws Exception {
        JsonNode asked = talk.expect(202, bank, Ask.of(Operation.REQUEST_AUTHORIZATION, OLGA)
                .body(request(bank, action, dataset, purpose, length, images).toString()));
        String approval = asked.path("id").asText();
        talk.refused("four_eyes", bank, decision(bank, OLGA, approval, "approve"));
        JsonNode effective = talk.expect(201, bank, decision(bank, PAUL, approval, "approve").headers(WAIT));
        assertEquals("committed", effective.at("/ledgerTx/state").asText());
        return approval(bank, approval).at("/content/grant").asText();
    }

    JsonNode approval(PartyId bank, String id) throws Exception {
        return talk.expect(200, bank, Ask.of(Operation.GET_APPROVAL, PAUL).path(Map.of("approvalId", id)));
    }

    /// A decision on what is there to be read now.
    Ask decision(PartyId bank, String persona, String approval, String decision) throws Exception {
        String digest = approval(bank, approval).path("subjectDigest").asText();
        return Ask.of(Operation.DECIDE_APPROVAL, persona).path(Map.of("approvalId", approval))
                .body(object().put("decision", decision).put("subjectDigest", digest).put("reasonCode", "tested").toString());
    }

    /// Ends a grant, by one person.
    void revoke(PartyId bank, String grant) throws Exception {
        talk.expect(201, bank, Ask.of(Operation.REVOKE_AUTHORIZATION, PAUL).path(Map.of("grant", grant)).headers(WAIT)
                .body("{\"reasonCode\":\"withdrawn\"}"));
    }

    /// @param banks empty: all members
    static Ask run(String dataset, String purpose, int rounds, List<PartyId> banks) {
        ObjectNode body = object().put("model", MODEL).put("purpose", purpose).put("dataset", dataset);
        ObjectNode parameters = body.putObject("parameters").put("set", "F30").put("seed", 7);
        parameters.putObject("changes").put("rounds", Integer.toString(rounds));
        banks.forEach(bank -> body.withArray("parties").add(bank.value()));
        return Ask.of(Operation.START_RUN, SID).body(body.toString());
    }

    static Ask ofRun(Operation operation, String run) {
        return Ask.of(operation, SID).path(Map.of("runId", run));
    }

    /// Starts a run at the first bank.
    String start(String dataset, int rounds) throws Exception {
        return talk.expect(202, LiveConsortium.ALDER, run(dataset, PURPOSE, rounds, LiveConsortium.BANKS)).path("id").asText();
    }

    /// Waits for one of these states of a run.
    JsonNode awaitRun(PartyId bank, String run, Set<String> states) throws Exception {
        return talk.until(bank, ofRun(Operation.GET_RUN, run), view -> states.contains(view.path("state").asText()));
    }

    /// Waits until so many trees stand.
    void awaitTrees(PartyId bank, String run, int trees) throws Exception {
        talk.until(bank, ofRun(Operation.GET_RUN_METRICS, run), view -> view.path("trees").size() >= trees);
    }

    /// The newest approval of a kind whose subject begins so, once it waits.
    String waiting(PartyId bank, String kind, String subject) throws Exception {
        JsonNode page = talk.until(bank, Ask.of(Operation.LIST_APPROVALS, PAUL).query("kind=" + kind),
                view -> !find(view, subject).isEmpty());
        return find(page, subject);
    }

    private static String find(JsonNode page, String subject) {
        for (JsonNode item : page.path("items")) {
            if (item.path("subject").asText().startsWith(subject)) {
                return item.path("approvalId").asText();
            }
        }
        return "";
    }

    /// Two persons of the first bank and one of each other one: who started the run that it comes from cannot approve.
    JsonNode signed(String kind, String subject) throws Exception {
        return signed(kind, subject, LiveConsortium.BANKS);
    }

    /// @param signers the first bank, then others
    JsonNode signed(String kind, String subject, List<PartyId> signers) throws Exception {
        String id = waiting(LiveConsortium.ALDER, kind, subject);
        assertEquals("second_person", approval(LiveConsortium.ALDER, id).path("state").asText(), kind);
        talk.refused("four_eyes", LiveConsortium.ALDER, decision(LiveConsortium.ALDER, SID, id, "approve"));
        for (PartyId bank : signers) {
            approve(bank, id);
        }
        Set<String> reached = signers.equals(LiveConsortium.BANKS) ? Set.of("quorum_reached", "effective") : Set.of("open");
        return talk.until(LiveConsortium.ALDER, Ask.of(Operation.GET_APPROVAL, PAUL).path(Map.of("approvalId", id)),
                view -> reached.contains(view.path("state").asText()));
    }

    // A proposal, and the file or policy that goes with it, come to a bank some time after they left another.
    void approve(PartyId bank, String id) throws Exception {
        talk.until(bank, Ask.of(Operation.GET_APPROVAL, PAUL).path(Map.of("approvalId", id)), view -> view.has("subjectDigest"));
        for (int i = 0; i < 200; i++) {
            HttpResponse<byte[]> answer = talk.ask(bank, decision(bank, PAUL, id, "approve").headers(WAIT));
            if (answer.statusCode() < 300) {
                return;
            }
            assertTrue(Set.of("not_found", "conflict", "model_not_stripped", "digest_mismatch").contains(Conversation.json(answer).path("code").asText()),
                    () -> Conversation.class.getSimpleName() + " " + new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8));
            Thread.sleep(50);
        }
        throw new AssertionError(bank + " cannot approve " + id);
    }

    static Ask version(Operation operation, String persona) {
        return Ask.of(operation, persona).path(Map.of("name", MODEL, "version", "1"));
    }
}
