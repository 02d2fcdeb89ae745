package io.riskmesh.gateway.demo.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.client.ApiReply;
import io.riskmesh.gateway.client.ApiRequest;
import io.riskmesh.gateway.demo.live.DemoMember;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/// Payments of the simulator's stream, each scored at the gateway of its payer's bank.
///
/// @param payers banks whose gateways score: those that approved the image themselves
record Scoring(Consortium consortium, List<DemoMember> payers, Path stream, LongSupplier nanoTime) {
    private static final String CALLER = "caller";
    private static final Duration READY = Duration.ofSeconds(90);
    private static final long POLL_MILLIS = 500;
    private static final int DEADLINE_MILLIS = 2_000;

    /// What came of the stream.
    ///
    /// @param sides how many payments were scored on which sides' features
    /// @param bands how many payments were advised what
    /// @param receipt of one payment that the first bank scored with another bank's half
    /// @param p50Micros of the answers, as the caller measured them one after another
    record Outcome(int scored, Map<String, Integer> sides, Map<String, Integer> bands, String receipt, long p50Micros) {
        Outcome {
            sides = Map.copyOf(sides);
            bands = Map.copyOf(bands);
        }
    }

    /// Waits until the first bank scores, then sends the stream, one payment after another.
    Outcome run(int payments) throws Stopped, IOException, InterruptedException {
        List<PaymentFile.Row> rows = PaymentFile.read(stream, row -> payers.stream().anyMatch(bank -> bank.bank() == row.payer()), payments);
        String receipt = await(rows);
        Map<String, Integer> sides = new TreeMap<>();
        Map<String, Integer> bands = new TreeMap<>();
        List<Long> micros = new ArrayList<>();
        for (PaymentFile.Row row : rows) {
            long start = nanoTime.getAsLong();
            JsonNode score = scored(row).json();
            micros.add((nanoTime.getAsLong() - start) / 1_000);
            sides.merge(score.path("sides").asText(), 1, Integer::sum);
            bands.merge(score.path("decisionBand").asText(), 1, Integer::sum);
        }
        micros.sort(null);
        return new Outcome(rows.size(), sides, bands, receipt, micros.get(micros.size() / 2));
    }

    // The payee's bank gives its half once it has a session of its own. Another payment each time: nobody may ask often about one.
    private String await(List<PaymentFile.Row> rows) throws Stopped, InterruptedException {
        List<PaymentFile.Row> own = rows.stream().filter(row -> row.payer() == consortium.first().bank() && row.payee() != row.payer()
                && payers.stream().anyMatch(bank -> bank.bank() == row.payee())).toList();
        long end = nanoTime.getAsLong() + READY.toNanos();
        for (PaymentFile.Row row : own) {
            JsonNode score = scored(row).json();
            if (score.path("sides").asText().equals("both")) {
                return score.path("receipt").path("receiptId").asText();
            }
            if (nanoTime.getAsLong() >= end) {
                break;
            }
            Thread.sleep(POLL_MILLIS);
        }
        throw Stopped.timeout("expected a score with both sides of a payment of " + consortium.first().name() + ", got none of " + own.size() + " payments");
    }

    // Each bank opens its session, records its use and has the model's key, some time after the activation stands in a block. Each call has
    // a key of its own, so that a refusal does not stand.
    private ApiReply scored(PaymentFile.Row row) throws Stopped, InterruptedException {
        long end = nanoTime.getAsLong() + READY.toNanos();
        ApiReply reply = score(row);
        while (reply.code().startsWith("score_") && nanoTime.getAsLong() < end) {
            Thread.sleep(POLL_MILLIS);
            reply = score(row);
        }
        return reply.orStop();
    }

    private ApiReply score(PaymentFile.Row row) throws Stopped, InterruptedException {
        DemoMember payer = consortium.banks().stream().filter(bank -> bank.bank() == row.payer()).findFirst().orElseThrow();
        ObjectNode body = PaymentFile.request(row, consortium.banks(), DEADLINE_MILLIS);
        return consortium.call(payer, CALLER, ApiRequest.post(ApiRequest.path("scores"), body));
    }

    /// The document of a receipt once it is published.
    byte[] published(String receipt) throws Stopped, InterruptedException {
        String path = ApiRequest.path("receipts", receipt);
        consortium.until(consortium.first(), CALLER, path, view -> view.path("state").asText().equals("published"), "the anchor of " + receipt);
        return consortium.call(consortium.first(), CALLER, ApiRequest.get(path)).orStop().body();
    }
}
