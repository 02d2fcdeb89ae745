package io.riskmesh.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskmesh.ledger.reason.ReasonCode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A refusal as RFC 9457 writes it; the router adds `traceId`.
///
/// @param status of HTTP, 400 to 599
/// @param detail one English sentence for people; never a value that was submitted
/// @param members beside the standard ones, such as `errors` or `limit`
public record Problem(ReasonCode code, int status, String detail, Map<String, JsonNode> members) {
    /// Checks the status and keeps a copy in the given order.
    public Problem {
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("A problem has a status of 400 to 599, got " + status);
        }
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /// With the status that the registry gives to the code.
    ///
    /// @throws IllegalArgumentException if the code answers no request
    public static Problem of(ReasonCode code, String detail) {
        return new Problem(code, ProblemStatus.of(code), detail, Map.of());
    }

    /// The same with one more member.
    public Problem with(String name, JsonNode value) {
        Map<String, JsonNode> all = new LinkedHashMap<>(members);
        all.put(name, value);
        return new Problem(code, status, detail, all);
    }
}
