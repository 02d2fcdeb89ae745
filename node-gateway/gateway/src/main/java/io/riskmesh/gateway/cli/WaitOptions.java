package io.riskmesh.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskmesh.gateway.client.ApiClient;
import io.riskmesh.gateway.client.ApiReply;
import io.riskmesh.gateway.client.ApiRequest;
import io.riskmesh.gateway.client.WaitFor;
import io.riskmesh.gateway.outcome.Stopped;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/// Whether a command that writes waits until what it asked for stands in a block.
final class WaitOptions {
    private static final Set<String> SETTLED = Set.of("committed", "invalid");

    private static final long MOST_PREFERRED_SECONDS = 30;

    @Option(names = "--wait", arity = "0..1", fallbackValue = "60s", paramLabel = "60s",
            description = "Wait until it is in a block, at most so long (default without a value: 60s).")
    private Optional<String> limit = Optional.empty();

    /// Calls; with `--wait` reads the answer's `Location` until its ledger transaction is settled.
    ///
    /// @throws Stopped what the gateway refuses, what the ledger found invalid, or exit 5
    ApiReply call(ApiRequest request, ProfileOptions profile, Terminal terminal) throws Stopped, InterruptedException {
        if (limit.isEmpty()) {
            return profile.call(request, terminal);
        }
        Duration wait = parse(limit.get());
        try (ApiClient client = profile.open(terminal)) {
            long preferred = Math.min(wait.toSeconds(), MOST_PREFERRED_SECONDS);
            ApiReply first = client.call(request.with("prefer", "wait=" + preferred), profile.timeout().plusSeconds(preferred)).orStop();
            String place = first.headers().getOrDefault("location", "");
            if (place.isEmpty() || settled(first.json())) {
                return valid(first);
            }
            return valid(new WaitFor(client, wait, terminal.nanoTime()).until(place, WaitOptions::settled, "the block"));
        }
    }

    private static boolean settled(JsonNode body) {
        JsonNode state = body.at("/ledgerTx/state");
        return state.isMissingNode() || SETTLED.contains(state.asText());
    }

    private static ApiReply valid(ApiReply reply) throws Stopped {
        JsonNode transaction = reply.json().path("ledgerTx");
        if (transaction.path("state").asText("").equals("invalid")) {
            throw Stopped.refused("REFUSED ledger_invalid the ledger did not take it: " + transaction.path("code").asText("no code"));
        }
        return reply;
    }

    static Duration parse(String text) throws Stopped {
        if (!text.matches("[1-9][0-9]{0,4}(s|m)?")) {
            throw Stopped.usage("--wait: expected a time such as 60s or 5m, found " + text);
        }
        long number = Long.parseLong(text.replaceAll("[sm]", ""));
        return text.endsWith("m") ? Duration.ofMinutes(number) : Duration.ofSeconds(number);
    }
}
