package io.riskmesh.gateway.api;

import static io.riskmesh.gateway.api.ConsortiumPeople.PURPOSE;
import static io.riskmesh.gateway.api.ConsortiumPeople.READER;
import static io.riskmesh.gateway.api.ConsortiumPeople.ofRun;
import static io.riskmesh.gateway.api.LiveConsortium.ALDER;
import static io.riskmesh.gateway.api.LiveConsortium.BANKS;
import static io.riskmesh.gateway.api.LiveConsortium.BIRCH;
import static io.riskmesh.gateway.api.LiveConsortium.CEDAR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskmesh.gateway.openapi.Operation;
import io.riskmesh.ledger.PartyId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is refused without a live authorisation, and what ends with one.
record LiveAuthorisations(Conversation talk, ConsortiumPeople people, ConsortiumPayments payments) {
    private static final Duration LONG = Duration.ofDays(90);
    private static final Duration SHORT = Duration.ofSeconds(6);

    LiveAuthorisations(Conversation talk) {
        this(talk, new ConsortiumPeople(talk), new ConsortiumPayments(talk));
    }

    /// Missing, for another purpose, expired, revoked: no score.
    void scoring() throws Exception {
        String image = talk.expect(200, ALDER, Ask.of(Operation.LIST_APPROVALS, READER).query("kind=reference_values")).at("/items/0/subject").asText();
        Map<String, String> refused = Map.of("scoreId", payments.refused(CEDAR, "authorisation_missing", PURPOSE).path("scoreId").asText());
        assertEquals("refused", talk.expect(200, CEDAR, Ask.of(Operation.GET_SCORE, ConsortiumPeople.CALLER).path(refused)).path("outcome").asText());
        talk.refused("not_found", CEDAR, Ask.of(Operation.GET_SCORE, "eve;caller").path(refused));
        people.grant(CEDAR, "SCORE", "payments", "marketing", LONG, List.of(image));
        payments.refused(CEDAR, "purpose_mismatch", PURPOSE);
        people.grant(CEDAR, "SCORE", "payments", PURPOSE, SHORT, List.of(image));
        payments.scored(CEDAR);
        String birch = people.grant(BIRCH, "SCORE", "payments", PURPOSE, LONG, List.of(image));
        people.grant(ALDER, "SCORE", "payments", PURPOSE, LONG, List.of(image));
        payments.scored(ALDER);
        payments.scored(BIRCH);
        payments.refused(ALDER, "purpose_mismatch", "marketing");
        people.revoke(BIRCH, birch);
        payments.refused(BIRCH, "authorisation_revoked", PURPOSE);
        payments.refused(CEDAR, "authorisation_expired", PURPOSE);
    }

    /// Missing, for another purpose, expired, revoked: no run.
    void startsOfRuns() throws Exception {
        people.register(ALDER, "varied");
        people.grant(ALDER, "TRAIN", "varied", PURPOSE, LONG, List.of());
        people.grant(BIRCH, "TRAIN", "varied", PURPOSE, LONG, List.of());
        talk.refused("authorisation_missing", ALDER, ConsortiumPeople.run("varied", PURPOSE, 5, BANKS));
        talk.refused("authorisation_missing", ALDER, ConsortiumPeople.run("payments", PURPOSE, 5, List.of()));
        people.grant(CEDAR, "TRAIN", "varied", "marketing", LONG, List.of());
        visible(CEDAR, "marketing");
        talk.refused("purpose_mismatch", ALDER, ConsortiumPeople.run("varied", PURPOSE, 5, BANKS));
        String shortly = people.grant(CEDAR, "TRAIN", "varied", PURPOSE, Duration.ofSeconds(3), List.of());
        state(shortly, "expired");
        talk.refused("authorisation_expired", ALDER, ConsortiumPeople.run("varied", PURPOSE, 5, BANKS));
        String revoked = people.grant(CEDAR, "TRAIN", "varied", PURPOSE, LONG, List.of());
        people.revoke(CEDAR, revoked);
        state(revoked, "revoked");
        talk.refused("authorisation_revoked", ALDER, ConsortiumPeople.run("varied", PURPOSE, 5, BANKS));
        assertEquals("authorisation_revoked", talk.expect(200, ALDER, ConsortiumPeople.run("varied", PURPOSE, 5, BANKS).as(Operation.EXPLAIN_PLAN))
                .at("/verdict/code").asText());
    }

    private void visible(PartyId bank, String purpose) throws Exception {
        talk.until(ALDER, Ask.of(Operation.LIST_AUTHORIZATIONS, READER).query("party=" + bank), page -> page.toString().contains(purpose));
    }

    private void state(String grant, String state) throws Exception {
        talk.until(ALDER, Ask.of(Operation.GET_AUTHORIZATION, READER).path(Map.of("grant", grant)), view -> view.path("state").asText().equals(state));
    }

    /// A revocation ends a run before its next tree, at every bank.
    void endOfRun() throws Exception {
        List<String> grants = new ArrayList<>();
        for (PartyId bank : BANKS) {
            people.register(bank, "revoked");
            grants.add(people.grant(bank, "TRAIN", "revoked", PURPOSE, LONG, List.of()));
        }
        String run = people.start("revoked", 2_000);
        people.awaitTrees(ALDER, run, 3);
        people.revoke(CEDAR, grants.getLast());
        int then = talk.expect(200, ALDER, ofRun(Operation.GET_RUN_METRICS, run)).path("trees").size();
        for (PartyId bank : BANKS) {
            JsonNode over = people.awaitRun(bank, run, Set.of("completed", "failed", "refused", "cancelled"));
            assertEquals("authorisation_revoked", over.at("/refused/code").asText(), over.toString());
        }
        int trees = talk.expect(200, ALDER, ofRun(Operation.GET_RUN_METRICS, run)).path("trees").size();
        System.out.println("trees when the revocation stood in a block: " + then + ", in the end: " + trees);
        assertTrue(trees - then <= 2, then + " trees, then " + trees);
    }
}
