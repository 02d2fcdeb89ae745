package io.riskmesh.gateway.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskmesh.gateway.outcome.Stopped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A problem (RFC 9457) as the end of a command: its code, what it says, its members, its trace id.
///
/// | HTTP status | exit |
/// |---|---|
/// | 400..499 but 408 and 429 | 3, the answer is no |
/// | 429, 502, 503 | 4, try later |
/// | 408, 504 | 5 |
/// | other | 1, a bug of the gateway |
final class ProblemStop {
    private static final Set<String> SAID_ALREADY = Set.of("type", "title", "status", "detail", "code", "traceId", "instance");

    private ProblemStop() {}

    static Stopped of(ApiReply reply) {
        JsonNode problem = reply.json();
        String message = message(problem, reply.status());
        return switch (reply.status()) {
            case 408, 504 -> Stopped.timeout(message);
            case 429, 502, 503 -> Stopped.unavailable(message, null);
            default -> reply.status() < 500 ? Stopped.refused(message) : Stopped.unexpected(message);
        };
    }

    private static String message(JsonNode problem, int status) {
        List<String> parts = new ArrayList<>();
        parts.add("REFUSED " + problem.path("code").asText("http_" + status));
        String detail = problem.path("detail").asText(problem.path("title").asText(""));
        if (!detail.isEmpty()) {
            parts.add(detail);
        }
        for (Map.Entry<String, JsonNode> member : problem.properties()) {
            if (!SAID_ALREADY.contains(member.getKey())) {
                JsonNode value = member.getValue();
                parts.add(member.getKey() + "=" + (value.isValueNode() ? value.asText() : value.toString()));
            }
        }
        parts.add("(" + status + (problem.has("traceId") ? ", trace " + problem.path("traceId").asText() : "") + ")");
        return String.join(" ", parts);
    }
}
