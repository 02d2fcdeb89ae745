package io.riskmesh.gateway.demo.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.riskmesh.gateway.client.ApiRequest;
import io.riskmesh.gateway.demo.consortium.Incentives;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.incentive.split.Scores;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.ContributionReport;
import io.riskmesh.ledger.fact.FactKind;
import io.riskmesh.ledger.fact.Facts;
import io.riskmesh.ledger.part.ValueTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// What the banks' rows were worth to the demo's model: the evaluator's report, as the first bank's gateway shows the ledger.
record Contributions(Consortium consortium) {

    /// Waits for the report of a run.
    ///
    /// @param run its name on the ledger
    ContributionReport await(String run) throws Stopped, IOException, InterruptedException {
        String path = ApiRequest.query(ApiRequest.path("audit", "timeline"), Map.of("kind", FactKind.CONTRIBUTION_REPORT.id()));
        JsonNode seen = consortium.until(consortium.first(), "operator", path, view -> find(view, run) != null, "the contribution report of " + run);
        try {
            return Facts.decode(ContributionReport.class, new ObjectMapper().writeValueAsBytes(find(seen, run)));
        } catch (MalformedFact e) {
            throw new IOException("the API shows a report that is none: " + e.getMessage(), e);
        }
    }

    private static JsonNode find(JsonNode timeline, String run) {
        for (JsonNode entry : timeline.path("items")) {
            if (entry.path("fact").path("run").asText().equals(run)) {
                return entry.path("fact");
            }
        }
        return null;
    }

    /// A line per bank: the mean of its values at the other banks, with the standard error of the draw of permutations.
    static List<String> lines(ContributionReport report) {
        ValueTable values = report.values();
        List<PartyId> parties = report.parties();
        List<Long> scores = Scores.of(Incentives.scheme(parties.getFirst(), parties).payout(), parties,
                Collections.nCopies(parties.size(), 1L), Collections.nCopies(parties.size(), false), values.value());
        List<String> lines = new ArrayList<>();
        for (int bank = 0; bank < parties.size(); bank++) {
            PartyId party = parties.get(bank);
            List<String> flags = report.flags().stream().filter(flag -> flag.party().equals(party)).map(flag -> flag.code()).toList();
            lines.add("contribution of " + party.value().replace("MSP", "") + ": " + text(scores.get(bank)) + " +- "
                    + text(values.standardError().get(bank)) + " micro-nats per holdout payment of the others"
                    + (flags.isEmpty() ? "" : ", flagged " + String.join(", ", flags)));
        }
        return lines;
    }

    // From nano-nats, with one place.
    private static String text(long nanoNats) {
        long tenths = Math.round(nanoNats / 100.0);
        return (tenths < 0 ? "-" : "") + Math.abs(tenths) / 10 + "." + Math.abs(tenths) % 10;
    }
}
