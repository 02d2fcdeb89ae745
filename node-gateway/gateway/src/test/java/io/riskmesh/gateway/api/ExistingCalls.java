package io.riskmesh.gateway.api;

import static io.riskmesh.gateway.api.LiveConsortium.ALDER;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskmesh.gateway.openapi.Contract;
import io.riskmesh.gateway.openapi.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A call of every operation about what exists, which changes nothing: a write meets a state that does not allow it.
///
/// @param grant live, of the first bank
/// @param approval of a model version, decided
/// @param receipt a whole one, published
record ExistingCalls(String run, String grant, String approval, JsonNode score, JsonNode receipt) {

    static ExistingCalls read(Conversation talk, String run) throws Exception {
        JsonNode score = new ConsortiumPayments(talk).scored(ALDER);
        JsonNode receipt = talk.until(ALDER, Ask.of(Operation.GET_RECEIPT, ConsortiumPeople.CALLER)
                .path(Map.of("receiptId", score.at("/receipt/receiptId").asText())), view -> view.path("state").asText().equals("published"));
        JsonNode grants = talk.expect(200, ALDER, Ask.of(Operation.LIST_AUTHORIZATIONS, ConsortiumPeople.READER).query("state=active&party=" + ALDER));
        JsonNode approvals = talk.expect(200, ALDER, Ask.of(Operation.LIST_APPROVALS, ConsortiumPeople.READER).query("kind=model_version"));
        return new ExistingCalls(run, grants.at("/items/0/grant").asText(), approvals.at("/items/0/approvalId").asText(), score, receipt);
    }

    Ask call(Operation operation, String persona) {
        Ask ask = Ask.of(operation, persona);
        return switch (operation) {
            case GET_ME, GET_STATUS, GET_OPEN_API, STREAM_EVENTS, LIST_APPROVALS, LIST_AUTHORIZATIONS, LIST_DATASETS, LIST_RUNS, LIST_MODELS, LIST_SPLIT_LOGS,
                    GET_SCORING_STATS, GET_ATTESTATION, GET_AUDIT_TIMELINE -> ask;
            case GET_APPROVAL -> ask.path(Map.of("approvalId", approval));
            case DECIDE_APPROVAL -> ask.path(Map.of("approvalId", approval)).body("{\"decision\":\"approve\",\"subjectDigest\":\"" + "0".repeat(64) + "\"}");
            case GET_AUTHORIZATION, LIST_USES -> ask.path(Map.of("grant", grant));
            case REVOKE_AUTHORIZATION -> ask.path(Map.of("grant", "nobody.g1")).body("{\"reasonCode\":\"withdrawn\"}");
            case REQUEST_AUTHORIZATION -> ask.body(ConsortiumPeople.request(ALDER, "TRAIN", "payments", "x", Duration.ofDays(1), List.of())
                    .put("assigner", "NobodyMSP").toString());
            case REGISTER_DATASET -> ask.body("{\"dataset\":\"other\",\"file\":\"absent.csv\",\"label\":\"is_fraud\"}");
            case EXPLAIN_PLAN, START_RUN -> ConsortiumPeople.run("payments", "another-purpose", 5, LiveConsortium.BANKS).as(operation).by(persona);
            case GET_RUN, GET_RUN_METRICS, GET_RUN_PARTICIPATION, GET_RUN_LOG -> ask.path(Map.of("runId", run));
            case CANCEL_RUN -> ask.path(Map.of("runId", run)).body("{\"reasonCode\":\"tested\"}");
            case RESUME_RUN -> ask.path(Map.of("runId", run)).body("{}");
            case GET_MODEL_VERSION, GET_MODEL_FILE, GET_MODEL_EVALUATION -> ConsortiumPeople.version(operation, persona);
            case TRANSITION_MODEL -> ConsortiumPeople.version(operation, persona).body("{\"to\":\"active\",\"reasonCode\":\"tested\"}");
            case CREATE_SCORE -> ConsortiumPayments.json(ALDER, "ELSEWHERE", ConsortiumPeople.PURPOSE).by(persona);
            case CREATE_SCORE_FROM_ISO20022 -> ConsortiumPayments.iso(ALDER, "ELSEWHERE").by(persona);
            case GET_SCORE -> ask.path(Map.of("scoreId", score.path("scoreId").asText()));
            case CREATE_SANDBOX_SCORE -> ask.body(Contract.read().at("/components/examples/score-request/value").toString());
            case GET_RECEIPT -> ask.path(Map.of("receiptId", score.at("/receipt/receiptId").asText()));
            case VERIFY_RECEIPT -> ask.body(receipt.toString());
            case GET_CHECKPOINT -> ask.path(Map.of("size", size()));
            case GET_CONSISTENCY -> ask.path(Map.of("size", size())).query("from=" + size());
            case GET_CONTRIBUTION, GET_LABEL_REPORT -> ask.path(Map.of("ledgerRun", SettledConsortium.RUN.toString()));
            case LIST_SETTLEMENTS -> ask;
            case GET_STATEMENT -> ask.path(Map.of("party", ALDER.value()));
            case PROPOSE_SETTLEMENT -> ask.body("{\"ledgerRun\":\"" + SettledConsortium.RUN + "\",\"pool\":{\"currency\":\"EUR\",\"minorUnits\":1000}}");
            case GET_SETTLEMENT, GET_SETTLEMENT_PAYMENTS -> ask.path(Map.of("settlementId", SettledConsortium.ID));
            case DISPUTE_SETTLEMENT -> ask.path(Map.of("settlementId", SettledConsortium.ID))
                    .body("{\"reasonCode\":\"column_differs\",\"evidenceDigest\":\"" + "0".repeat(64) + "\"}");
            case FINALISE_SETTLEMENT -> ask.path(Map.of("settlementId", SettledConsortium.ID)).body("{}");
            case SEARCH_AUDIT -> ask.query("q=payments");
            case GET_BLOCK -> ask.path(Map.of("number", "3"));
            case CREATE_EVIDENCE_PACK -> ask.body("{}");
            case GET_PROBLEM_PAGE -> ask.path(Map.of("code", "four_eyes"));
        };
    }

    private String size() {
        return receipt.at("/checkpoint/size").asText();
    }
}
