package io.riskmesh.gateway.api;

import static io.riskmesh.gateway.api.ConsortiumPeople.WAIT;
import static io.riskmesh.gateway.api.LiveConsortium.ALDER;
import static io.riskmesh.gateway.api.LiveConsortium.BANKS;
import static io.riskmesh.gateway.api.LiveConsortium.BIRCH;
import static io.riskmesh.gateway.api.LiveConsortium.CEDAR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.contribution.MoneyStory;
import io.riskmesh.gateway.contribution.statement.KeptStatements;
import io.riskmesh.gateway.openapi.Operation;
import io.riskmesh.incentive.evaluation.EvaluationResult.PartyStatement;
import io.riskmesh.incentive.quality.LabelQuality;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.part.RunId;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// A measured run that is settled over a dispute and taken back, through the API. Its report is made up beside the gateways, which kept
/// no sums of it: they say so and confirm nothing.
record SettledConsortium(Conversation talk, LiveConsortium consortium, ConsortiumPeople people) {
    static final RunId RUN = MoneyStory.RUN;
    static final String ID = ALDER + "." + RUN + ".1";

    private static final String FIONA = "fiona;finance";
    private static final String AUDITOR = "ada;auditor";
    private static final String BACK = ALDER + "." + RUN + ".2";
    private static final PartyId ELSEWHERE = MoneyStory.BANKS.getLast();

    void settle() throws Exception {
        talk.refused("not_found", ALDER, propose(1_000));
        MoneyStory story = new MoneyStory(consortium::client, consortium.channel());
        story.report();
        new KeptStatements(consortium.home(ALDER).resolve("data")).keep(RUN,
                new PartyStatement(new LabelQuality(400, -120_000, -900, 1_500), new TreeMap<>(Map.of(BIRCH, 3L))));
        reported();
        proposed();
        disputed();
        story.confirm(ID);
        talk.until(ALDER, get(ID), view -> view.path("confirmations").size() == 3);
        talk.refused("dispute_open", ALDER, finalise(ID));
        ruled(story);
        paid();
        takenBack();
    }

    private void reported() throws Exception {
        JsonNode report = talk.until(ALDER, contribution(AUDITOR), view -> view.has("assurance"));
        assertEquals("simulated", report.path("assurance").asText());
        assertTrue(report.path("columnVerified").isNull());
        assertEquals("holdout_sums_missing", report.path("columnCode").asText());
        assertEquals(1_500, talk.expect(200, ALDER, contribution(FIONA).as(Operation.GET_LABEL_REPORT)).path("holdoutPpm").asLong());
        talk.refused("not_found", BIRCH, contribution(FIONA).as(Operation.GET_LABEL_REPORT));
    }

    private void proposed() throws Exception {
        talk.refused("pool_exceeded", ALDER, propose(1_000_001));
        talk.expect(201, ALDER, propose(1_000_000).headers(WAIT));
        talk.refused("already_settled", ALDER, propose(1_000_000));
        for (PartyId bank : BANKS) {
            JsonNode seen = talk.until(bank, get(ID), view -> view.path("state").asText().equals("open"));
            assertEquals("holdout_sums_missing", seen.at("/ownStep/code").asText(), "no sums, no yes");
            assertEquals(1_000_000, sum(seen.path("allocations")) + seen.at("/carry/minorUnits").asLong());
        }
        talk.refused("quorum_missing", ALDER, finalise(ID));
        talk.refused("not_found", ALDER, finalise("nobody.1"));
        talk.refused("not_found", ALDER, dispute("nobody.1"));
    }

    private void disputed() throws Exception {
        long block = talk.expect(201, CEDAR, dispute(ID).headers(WAIT)).at("/ledgerTx/block").asLong();
        for (PartyId bank : BANKS) {
            JsonNode seen = talk.until(bank, get(ID), view -> view.path("state").asText().equals("disputed"));
            assertEquals(block, seen.at("/disputes/0/block").asLong(), "the next block shows it at " + bank);
        }
        talk.refused("conflict_exists", CEDAR, dispute(ID));
        talk.expect(202, BIRCH, dispute(ID));
        talk.until(ALDER, get(ID), view -> view.path("disputes").size() == 2);
    }

    private void ruled(MoneyStory story) throws Exception {
        String approval = talk.expect(200, ALDER, get(ID)).path("rulingApprovalId").asText();
        talk.expect(201, ALDER, people.decision(ALDER, ConsortiumPeople.PAUL, approval, "reject").headers(WAIT));
        story.dismiss(ELSEWHERE, ID);
        talk.until(ALDER, get(ID), view -> view.at("/ruling/decision").asText().equals("dismissed"));
        talk.expect(201, ALDER, finalise(ID).headers(WAIT));
        talk.refused("already_final", ALDER, finalise(ID));
        talk.refused("already_final", ALDER, dispute(ID));
    }

    private void paid() throws Exception {
        long all = 0;
        for (PartyId bank : MoneyStory.BANKS) {
            JsonNode account = talk.expect(200, ALDER, Ask.of(Operation.GET_STATEMENT, AUDITOR).path(Map.of("party", bank.value())));
            all += account.at("/balances/0/minorUnits").asLong();
        }
        assertEquals(0, all);
        assertEquals(0, sum(talk.expect(200, BIRCH, get(ID)).path("journal")));
        String csv = new String(talk.ask(ALDER, get(ID).as(Operation.GET_SETTLEMENT_PAYMENTS)).body(), StandardCharsets.UTF_8);
        assertTrue(csv.contains(BIRCH.value()), csv);
        String xml = new String(talk.ask(ALDER, get(ID).as(Operation.GET_SETTLEMENT_PAYMENTS).headers(Map.of("accept", "application/xml"))).body(),
                StandardCharsets.UTF_8);
        assertTrue(xml.contains("pain.001"), xml);
    }

    // No column is asked about what takes back: each gateway confirms by itself.
    private void takenBack() throws Exception {
        ObjectNode wish = ConsortiumPeople.object().put("ledgerRun", RUN.toString()).put("reverses", ID);
        talk.expect(202, ALDER, Ask.of(Operation.PROPOSE_SETTLEMENT, FIONA).body(wish.toString()));
        talk.until(ALDER, get(BACK), view -> view.path("reverses").asText().equals(ID));
        talk.until(ALDER, get(BACK), view -> view.path("confirmations").size() >= 3);
        talk.expect(202, ALDER, finalise(BACK));
        talk.until(ALDER, get(BACK), view -> view.path("state").asText().equals("final"));
        JsonNode account = talk.expect(200, ALDER, Ask.of(Operation.GET_STATEMENT, FIONA).path(Map.of("party", BIRCH.value())));
        assertEquals(0, account.at("/balances/0/minorUnits").asLong(), "all of it came back");
        assertEquals(2, talk.expect(200, CEDAR, Ask.of(Operation.LIST_SETTLEMENTS, AUDITOR)).path("items").size());
    }

    static Ask propose(long pool) {
        ObjectNode wish = ConsortiumPeople.object().put("ledgerRun", RUN.toString());
        wish.putObject("pool").put("currency", "EUR").put("minorUnits", pool);
        return Ask.of(Operation.PROPOSE_SETTLEMENT, FIONA).body(wish.toString());
    }

    private static Ask contribution(String persona) {
        return Ask.of(Operation.GET_CONTRIBUTION, persona).path(Map.of("ledgerRun", RUN.toString()));
    }

    private static Ask get(String id) {
        return Ask.of(Operation.GET_SETTLEMENT, FIONA).path(Map.of("settlementId", id));
    }

    private static Ask finalise(String id) {
        return get(id).as(Operation.FINALISE_SETTLEMENT).body("{}");
    }

    private static Ask dispute(String id) {
        return get(id).as(Operation.DISPUTE_SETTLEMENT).body("{\"reasonCode\":\"column_differs\",\"evidenceDigest\":\"" + "ab".repeat(32) + "\"}");
    }

    private static long sum(JsonNode items) {
        long sum = 0;
        for (JsonNode item : items) {
            sum += item.at("/amount/minorUnits").asLong();
        }
        return sum;
    }
}
