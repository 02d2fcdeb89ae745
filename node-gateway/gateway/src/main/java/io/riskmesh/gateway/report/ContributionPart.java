package io.riskmesh.gateway.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/// The member `contribution` of a report: what was measured of the run and how a pool was settled, taken from gateways' own answers.
public final class ContributionPart {
    private static final List<String> MEASURED = List.of("ledgerRun", "assurance", "parties", "valueNanoNats", "totalNanoNats", "scoreNanoNats",
            "standardErrorNanoNats", "flags", "effort");
    private static final List<String> SETTLED = List.of("settlementId", "state", "pool", "allocations", "carry", "debits");

    private ContributionPart() {}

    /// @param contribution body of `getContribution` at any bank
    /// @param settlement body of `getSettlement`
    /// @param columns body of `getContribution` at each bank, by its party
    public static ObjectNode of(JsonNode contribution, JsonNode settlement, Map<String, JsonNode> columns) {
        ObjectNode part = JsonNodeFactory.instance.objectNode();
        MEASURED.forEach(name -> part.set(name, contribution.path(name)));
        ObjectNode settled = part.putObject("settlement");
        SETTLED.forEach(name -> settled.set(name, settlement.path(name)));
        settled.put("confirmations", settlement.path("confirmations").size());
        ArrayNode checked = part.putArray("columns");
        columns.forEach((party, body) -> checked.addObject().put("party", party).<ObjectNode>set("verified", body.path("columnVerified"))
                .set("code", body.path("columnCode")));
        return part;
    }
}
