package io.riskmesh.gateway.http.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.http.ApiAnswer;
import io.riskmesh.gateway.http.Problem;
import io.riskmesh.gateway.trace.TraceContext;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.Map;

/// Puts an answer on the wire.
final class AnswerWriter {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OVERLOADED = 503;
    private static final int TOO_OFTEN = 429;
    private static final int LONGEST_PAUSE = 3;

    private AnswerWriter() {}

    static void write(HttpServerRequest request, ApiAnswer answer, TraceContext trace) {
        HttpServerResponse response = request.response();
        response.putHeader("cache-control", "no-store").putHeader("x-content-type-options", "nosniff")
                .putHeader(TraceContext.HEADER, trace.header());
        switch (answer) {
            case ApiAnswer.Json(int status, JsonNode body, Map<String, String> headers) ->
                send(request, status, "application/json", bytes(body), headers);
            case ApiAnswer.Bytes(int status, String type, byte[] body, Map<String, String> headers) ->
                send(request, status, type, body, headers);
            case ApiAnswer.Refused(Problem problem) ->
                send(request, problem.status(), "application/problem+json", bytes(document(problem, trace)), headers(problem, trace));
        }
    }

    /// The document of RFC 9457; the code's words are its title.
    static ObjectNode document(Problem problem, TraceContext trace) {
        ObjectNode document = JSON.createObjectNode();
        String code = problem.code().code();
        document.put("type", "/problems/" + code);
        document.put("title", code.replace('_', ' '));
        document.put("status", problem.status());
        document.put("detail", problem.detail());
        document.put("code", code);
        document.put("traceId", trace.traceId());
        problem.members().forEach(document::set);
        return document;
    }

    private static Map<String, String> headers(Problem problem, TraceContext trace) {
        JsonNode seconds = problem.members().get("retryAfterS");
        if (seconds != null) {
            return Map.of("retry-after", seconds.asText());
        }
        return problem.status() == OVERLOADED || problem.status() == TOO_OFTEN ? Map.of("retry-after", pause(trace)) : Map.of();
    }

    // 1 to 3 s, so that those who were refused together do not come back together; the trace id is as random as is needed.
    private static String pause(TraceContext trace) {
        return Integer.toString(1 + Math.floorMod(trace.traceId().hashCode(), LONGEST_PAUSE));
    }

    private static void send(HttpServerRequest request, int status, String type, byte[] body, Map<String, String> headers) {
        HttpServerResponse response = request.response();
        response.setStatusCode(status).putHeader("content-type", type);
        headers.forEach(response::putHeader);
        if (request.isEnded()) {
            response.end(Buffer.buffer(body));
        } else if (request.version() == HttpVersion.HTTP_2) {
            response.end(Buffer.buffer(body)).onComplete(_ -> response.reset(0)); // the rest of the body will not be read
        } else {
            response.putHeader("connection", "close");
            response.end(Buffer.buffer(body)).onComplete(_ -> request.connection().close());
        }
    }

    private static byte[] bytes(JsonNode document) {
        try {
            return JSON.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree is always writable", e);
        }
    }
}
