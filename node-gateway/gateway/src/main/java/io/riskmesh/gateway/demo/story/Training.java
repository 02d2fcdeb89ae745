package io.riskmesh.gateway.demo.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.client.ApiClient;
import io.riskmesh.gateway.client.ApiReply;
import io.riskmesh.gateway.client.ApiRequest;
import io.riskmesh.gateway.client.RunText;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.progress.Progress;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;

/// Runs that the first bank's scientist starts.
record Training(Consortium consortium, Progress progress, LongSupplier nanoTime) {
    static final String MODEL = "fraud";
    static final String JOINT_MODEL = "fraud-joint";

    private static final String SCIENTIST = "scientist";
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final long POLL_MILLIS = 500;

    /// Asks for a run of all banks.
    ///
    /// @param changes to the set of parameters
    ApiReply start(String model, String dataset, String set, Map<String, String> changes, long seed) throws Stopped, InterruptedException {
        ObjectNode body = Consortium.object().put("model", model).put("purpose", Grants.PURPOSE).put("dataset", dataset);
        ObjectNode parameters = body.putObject("parameters").put("set", set).put("seed", seed);
        ObjectNode changed = parameters.putObject("changes");
        changes.forEach(changed::put);
        consortium.banks().forEach(bank -> body.withArray("parties").add(bank.party().value()));
        return consortium.call(consortium.first(), SCIENTIST, ApiRequest.post(ApiRequest.path("runs"), body));
    }

    /// Follows a run to its end.
    ///
    /// @throws Stopped unless it completes
    JsonNode follow(String run) throws Stopped, InterruptedException {
        ApiClient client = consortium.client(consortium.first(), SCIENTIST);
        long end = nanoTime.getAsLong() + LIMIT.toNanos();
        while (nanoTime.getAsLong() < end) {
            JsonNode now = client.call(ApiRequest.get(ApiRequest.path("runs", run)), Duration.ofSeconds(10)).orStop().json();
            JsonNode steps = now.path("progress");
            if (steps.path("trees").asInt() > 0) {
                progress.update("training over the network", steps.path("tree").asInt(), steps.path("trees").asInt(), "");
            }
            if (RunText.ended(now)) {
                if (now.path("state").asText().equals("completed")) {
                    return now;
                }
                throw Stopped.refused("expected the run to complete: " + RunText.line(now));
            }
            Thread.sleep(POLL_MILLIS);
        }
        throw Stopped.timeout("the run did not end within " + LIMIT.toMinutes() + " min");
    }
}
