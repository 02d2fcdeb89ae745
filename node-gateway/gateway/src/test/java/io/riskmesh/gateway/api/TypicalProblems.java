package io.riskmesh.gateway.api;

import static io.riskmesh.gateway.api.ConsortiumPeople.OPERATOR;
import static io.riskmesh.gateway.api.ConsortiumPeople.PURPOSE;
import static io.riskmesh.gateway.api.ConsortiumPeople.READER;
import static io.riskmesh.gateway.api.ConsortiumPeople.ofRun;
import static io.riskmesh.gateway.api.LiveConsortium.ALDER;
import static io.riskmesh.gateway.api.LiveConsortium.BIRCH;

import io.riskmesh.gateway.openapi.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Calls that go wrong in the ways that the contract names for their operations.
///
/// @param run that is over
record TypicalProblems(Conversation talk, String run) {

    void provoke() throws Exception {
        String absent = "run_" + "0".repeat(26);
        talk.refused("not_found", ALDER, ofRun(Operation.CANCEL_RUN, absent).body("{\"reasonCode\":\"tested\"}"));
        talk.refused("not_found", ALDER, ofRun(Operation.RESUME_RUN, absent).body("{}"));
        talk.refused("conflict", ALDER, ofRun(Operation.CANCEL_RUN, run).body("{\"reasonCode\":\"tested\"}"));
        talk.refused("too_few_banks", ALDER, ConsortiumPeople.run("payments", PURPOSE, 5, List.of(ALDER, BIRCH)));
        String foreign = talk.expect(200, ALDER, Ask.of(Operation.LIST_AUTHORIZATIONS, READER).query("party=" + BIRCH)).at("/items/0/grant").asText();
        talk.refused("wrong_party", ALDER, Ask.of(Operation.REVOKE_AUTHORIZATION, OPERATOR).path(Map.of("grant", foreign))
                .body("{\"reasonCode\":\"withdrawn\"}"));
        Ask register = Ask.of(Operation.REGISTER_DATASET, OPERATOR);
        talk.refused("not_found", ALDER, register.body("{\"dataset\":\"other\",\"file\":\"absent.csv\",\"label\":\"is_fraud\"}"));
        talk.refused("schema_mismatch", ALDER, register.body("{\"dataset\":\"other\",\"file\":\"payments.csv\",\"label\":\"absent\"}"));
        talk.refused("conflict_exists", ALDER, register.body(
                "{\"dataset\":\"payments\",\"file\":\"payments.csv\",\"label\":\"is_fraud\",\"ignore\":[\"id\",\"day\",\"hour\"]}"));
        talk.refused("window_invalid", ALDER, Ask.of(Operation.REQUEST_AUTHORIZATION, OPERATOR)
                .body(ConsortiumPeople.request(ALDER, "TRAIN", "payments", PURPOSE, Duration.ofDays(-1), List.of()).toString()));
        talk.refused("too_few_banks", ALDER, Ask.of(Operation.REQUEST_AUTHORIZATION, OPERATOR)
                .body(ConsortiumPeople.request(ALDER, "TRAIN", "payments", PURPOSE, Duration.ofDays(90), List.of()).put("minContributors", 4).toString()));
        talk.refused("idempotency_key_missing", ALDER, ConsortiumPayments.json(ALDER, "ELSEWHERE", PURPOSE).headers(Map.of("idempotency-key", " ")));
    }
}
