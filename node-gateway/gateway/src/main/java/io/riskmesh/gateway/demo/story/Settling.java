package io.riskmesh.gateway.demo.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.client.ApiReply;
import io.riskmesh.gateway.client.ApiRequest;
import io.riskmesh.gateway.demo.live.DemoMember;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.report.ContributionPart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/// From a contribution report on the ledger to closed books: one bank proposes, each bank's gateway recomputes its column and the split
/// and confirms by itself, and one bank ends it.
///
/// @param auditor who must see the end too
record Settling(Consortium consortium, DemoMember auditor, LongSupplier nanoTime) {
    private static final String FINANCE = "finance";
    private static final long POOL = 1_000_000;
    private static final Duration REPORT = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 200;

    /// What came of it.
    ///
    /// @param part of the report
    /// @param told a line per thing that was shown
    record Outcome(ObjectNode part, List<String> told) {}

    /// @param run name on the ledger of a completed run
    /// @param currency of the scheme in force
    Outcome settle(String run, String currency) throws Stopped, InterruptedException {
        List<String> told = new ArrayList<>();
        Map<String, JsonNode> columns = new TreeMap<>();
        for (DemoMember bank : consortium.banks()) {
            JsonNode report = report(bank, run);
            if (!report.path("columnVerified").asBoolean()) {
                throw Stopped.refused("expected " + bank.name() + " to find its column right, found " + report.path("columnCode").asText("nothing"));
            }
            columns.put(bank.party().value(), report);
        }
        told.add("contributions: measured by an evaluator, " + columns.values().iterator().next().path("assurance").asText()
                + "; each bank's gateway recomputed its own column");
        ObjectNode wish = Consortium.object().put("ledgerRun", run);
        wish.putObject("pool").put("currency", currency).put("minorUnits", POOL);
        String id = consortium.write(consortium.first(), FINANCE, ApiRequest.path("settlements"), wish).path("id").asText();
        JsonNode settlement = settled(id);
        told.add("settlement " + id + ": proposed by one bank, confirmed by " + settlement.path("confirmations").size()
                + " gateways by themselves, final; " + statements());
        return new Outcome(ContributionPart.of(columns.values().iterator().next(), settlement, columns), told);
    }

    private JsonNode report(DemoMember bank, String run) throws Stopped, InterruptedException {
        ApiRequest request = ApiRequest.get(ApiRequest.path("contributions", run));
        long end = nanoTime.getAsLong() + REPORT.toNanos();
        ApiReply reply = consortium.call(bank, FINANCE, request);
        while (reply.code().equals("not_found") && nanoTime.getAsLong() < end) {
            Thread.sleep(POLL_MILLIS);
            reply = consortium.call(bank, FINANCE, request);
        }
        return reply.orStop().json();
    }

    private JsonNode settled(String id) throws Stopped, InterruptedException {
        String path = ApiRequest.path("settlements", id);
        consortium.until(consortium.first(), FINANCE, path, view -> view.path("confirmations").size() >= view.path("confirmationsNeeded").asInt(),
                "the confirmations by gateways");
        consortium.write(consortium.first(), FINANCE, path + "/finality", Consortium.object());
        consortium.until(auditor, "auditor", ApiRequest.path("settlements"), page -> isFinal(page, id), "the end of the settlement");
        return consortium.get(consortium.first(), FINANCE, path);
    }

    private static boolean isFinal(JsonNode page, String id) {
        for (JsonNode item : page.path("items")) {
            if (item.path("settlementId").asText().equals(id)) {
                return item.path("state").asText().equals("final");
            }
        }
        return false;
    }

    /// Each bank's balance, read at that bank; they add up to nothing.
    private String statements() throws Stopped, InterruptedException {
        List<String> balances = new ArrayList<>();
        long sum = 0;
        for (DemoMember bank : consortium.banks()) {
            String path = ApiRequest.path("statements", bank.party().value());
            JsonNode balance = consortium.until(bank, FINANCE, path, view -> view.path("balances").size() == 1, "the statement of " + bank.name())
                    .at("/balances/0");
            sum += balance.path("minorUnits").asLong();
            balances.add(bank.name() + " " + balance.path("minorUnits").asText());
        }
        if (sum != 0) {
            throw Stopped.refused("expected accounts that add up to nothing, found " + sum);
        }
        return String.join(", ", balances) + " minor units";
    }
}
