package io.riskmesh.gateway.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.util.Map;

/// What the gateway answered.
///
/// @param status of HTTP
/// @param headers names in lower case, first value each
/// @param body as it came; not copied
public record ApiReply(int status, Map<String, String> headers, byte[] body) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FIRST_PROBLEM = 400;

    public ApiReply {
        headers = Map.copyOf(headers);
    }

    /// Whether the gateway did what it was asked.
    public boolean done() {
        return status < FIRST_PROBLEM;
    }

    /// The body as JSON; missing where it is none.
    public JsonNode json() {
        try {
            JsonNode read = JSON.readTree(body);
            return read == null ? MissingNode.getInstance() : read;
        } catch (JsonProcessingException _) {
            return MissingNode.getInstance();
        } catch (IOException e) {
            throw new IllegalStateException("Reading memory does not fail", e);
        }
    }

    /// The reason code of a problem; empty for an answer.
    public String code() {
        return done() ? "" : json().path("code").asText("");
    }

    /// This answer, if it is one.
    ///
    /// @throws Stopped if it is a problem, with the exit status of its kind
    public ApiReply orStop() throws Stopped {
        if (done()) {
            return this;
        }
        throw ProblemStop.of(this);
    }

    @Override
    public String toString() {
        return status + " " + code();
    }
}
