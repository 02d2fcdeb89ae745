package io.riskmesh.gateway.demo.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskmesh.gateway.client.ApiReply;
import io.riskmesh.gateway.client.ApiRequest;
import io.riskmesh.gateway.demo.live.DemoMember;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.progress.Progress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// From a completed run to a model in use: the gateway that started the run drafts version, policy and image; a second person of that
/// bank and approvers of the others sign each. What was decided before is left alone.
record Release(Consortium consortium, Progress progress, LongSupplier nanoTime) {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 200;
    private static final String DECIDED = "quorum_reached|effective";
    private static final String IMAGE = "reference_values"; // enacted by the gateway that proposed it

    /// Has a kind of approval signed by a quorum.
    ///
    /// @param subject what its subject contains
    JsonNode signed(String kind, String subject) throws Stopped, InterruptedException {
        DemoMember first = consortium.first();
        JsonNode proposal = await(first, kind, subject);
        String id = proposal.path("approvalId").asText();
        for (DemoMember bank : consortium.banks()) {
            JsonNode seen = seen(bank, id);
            boolean enough = seen.path("quorum").path("needed").asInt() <= signatures(seen);
            if (enough && !bank.equals(first)) {
                break;
            }
            approve(bank, id);
        }
        JsonNode done = consortium.until(first, "approver", ApiRequest.path("approvals", id),
                view -> view.path("state").asText().matches(kind.equals(IMAGE) ? "effective" : DECIDED), "the quorum for " + kind);
        progress.say("  " + done.path("sentence").asText() + " " + done.path("quorum").path("needed").asText() + " of "
                + done.path("quorum").path("of").asText() + " banks agree");
        return done;
    }

    /// Puts a version in use.
    JsonNode activate(String name, int version) throws Stopped, InterruptedException {
        String path = ApiRequest.path("models", name, "versions", Integer.toString(version));
        consortium.write(consortium.first(), "operator", path + "/transitions",
                Consortium.object().put("to", "active").put("reasonCode", "activated"));
        return consortium.until(consortium.first(), "operator", path, view -> view.path("stage").asText().equals("active"), "the activation");
    }

    // Another bank's copy of the blocks may be a moment behind.
    private JsonNode seen(DemoMember bank, String id) throws Stopped, InterruptedException {
        long end = nanoTime.getAsLong() + LIMIT.toNanos();
        ApiRequest request = ApiRequest.get(ApiRequest.path("approvals", id));
        ApiReply reply = consortium.call(bank, "approver", request);
        while (reply.code().equals("not_found") && nanoTime.getAsLong() < end) {
            Thread.sleep(POLL_MILLIS);
            reply = consortium.call(bank, "approver", request);
        }
        return reply.orStop().json();
    }

    private void approve(DemoMember bank, String id) throws Stopped, InterruptedException {
        long end = nanoTime.getAsLong() + LIMIT.toNanos();
        ApiReply reply = consortium.decide(bank, "approver", id, "approve");
        while (!reply.done() && waits(reply.code()) && nanoTime.getAsLong() < end) {
            Thread.sleep(POLL_MILLIS);
            reply = consortium.decide(bank, "approver", id, "approve");
        }
        reply.orStop();
    }

    // The file or policy of a proposal may come to a bank after the proposal.
    private static boolean waits(String code) {
        return code.equals("not_found") || code.equals("conflict") || code.equals("model_not_stripped");
    }

    private static int signatures(JsonNode approval) {
        int signed = 0;
        for (JsonNode cell : approval.path("parties")) {
            signed += cell.path("state").asText().equals("signed") ? 1 : 0;
        }
        return signed;
    }

    private JsonNode await(DemoMember bank, String kind, String subject) throws Stopped, InterruptedException {
        long end = nanoTime.getAsLong() + LIMIT.toNanos();
        while (nanoTime.getAsLong() < end) {
            Optional<JsonNode> found = find(bank, kind, subject);
            if (found.isPresent()) {
                return found.get();
            }
            Thread.sleep(POLL_MILLIS);
        }
        throw Stopped.timeout("nothing of kind " + kind + " waits at " + bank.name());
    }

    private Optional<JsonNode> find(DemoMember bank, String kind, String subject) throws Stopped, InterruptedException {
        JsonNode items = consortium.get(bank, "approver", ApiRequest.query(ApiRequest.path("approvals"), Map.of("kind", kind))).path("items");
        for (JsonNode item : items) {
            if (item.path("subject").asText().contains(subject) && !item.path("state").asText().matches(DECIDED)) {
                return Optional.of(item);
            }
        }
        return Optional.empty();
    }
}
