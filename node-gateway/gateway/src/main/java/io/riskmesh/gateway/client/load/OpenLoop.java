package io.riskmesh.gateway.client.load;

import io.riskmesh.gateway.client.ApiClient;
import io.riskmesh.gateway.client.ApiReply;
import io.riskmesh.gateway.client.ApiRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/// Sends at a fixed rate whatever comes back, and measures each call from the moment at which it was due: a gateway that stalls is
/// charged for every call that it keeps waiting, also for those that a stalled client would not have sent.
///
/// @param nanoTime monotonic nanoseconds
public record OpenLoop(ApiClient client, LongSupplier nanoTime) {

    /// Sends the bodies in turn, each with a key of its own, and waits for the last answer, which the budget bounds.
    public LoadReport run(LoadPlan plan, List<byte[]> bodies) {
        LoadReport report = new LoadReport(plan);
        List<CompletableFuture<Void>> calls = new ArrayList<>();
        long start = nanoTime.getAsLong();
        for (int i = 0; i < plan.calls(); i++) {
            long due = start + i * 1_000_000_000L / plan.rate();
            pause(due);
            calls.add(client.start(request(plan, bodies.get(i % bodies.size())), plan.budget()).handle((reply, failure) -> {
                report.add((nanoTime.getAsLong() - due) / 1_000, failure == null ? kind(reply) : "no_answer");
                return null;
            }));
        }
        CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).join();
        report.took((nanoTime.getAsLong() - start) / 1_000_000);
        return report;
    }

    private void pause(long due) {
        for (long left = due - nanoTime.getAsLong(); left > 0; left = due - nanoTime.getAsLong()) {
            LockSupport.parkNanos(left);
        }
    }

    private static ApiRequest request(LoadPlan plan, byte[] body) {
        String path = plan.sandbox() ? ApiRequest.path("sandbox", "scores") : ApiRequest.path("scores");
        return ApiRequest.post(path, "application/json", body);
    }

    private static String kind(ApiReply reply) {
        if (reply.done()) {
            return "scored";
        }
        String reason = reply.json().path("reason").asText("");
        return reason.isEmpty() ? reply.code().isEmpty() ? "http_" + reply.status() : reply.code() : reply.code() + ":" + reason;
    }
}
