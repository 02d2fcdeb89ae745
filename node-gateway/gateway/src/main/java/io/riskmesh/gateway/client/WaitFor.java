package io.riskmesh.gateway.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskmesh.gateway.outcome.Stopped;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/// Reads an object again and again until it is as wanted.
///
/// @param limit from the first read on
/// @param nanoTime monotonic nanoseconds
public record WaitFor(ApiClient client, Duration limit, LongSupplier nanoTime) {
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LAST_PAUSE_MILLIS = 500;
    private static final Duration CALL = Duration.ofSeconds(10);

    /// @param what for the message
    /// @return the object, as wanted
    /// @throws Stopped exit 5 if the limit passes, or what the gateway refuses
    public ApiReply until(String path, Predicate<JsonNode> wanted, String what) throws Stopped, InterruptedException {
        long end = nanoTime.getAsLong() + limit.toNanos();
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            ApiReply reply = client.call(ApiRequest.get(path), CALL).orStop();
            if (wanted.test(reply.json())) {
                return reply;
            }
            if (nanoTime.getAsLong() > end) {
                throw Stopped.timeout(what + " did not come within " + limit.toSeconds() + " s; " + path + " says state "
                        + reply.json().path("state").asText("unknown"));
            }
            Thread.sleep(pause);
            pause = Math.min(LAST_PAUSE_MILLIS, pause * 2);
        }
    }
}
