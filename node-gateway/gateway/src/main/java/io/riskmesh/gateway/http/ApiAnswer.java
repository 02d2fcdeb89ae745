package io.riskmesh.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/// What goes back.
public sealed interface ApiAnswer {
    /// A document.
    ///
    /// @param headers beside `content-type`
    record Json(int status, JsonNode body, Map<String, String> headers) implements ApiAnswer {}

    /// Bytes of another kind.
    ///
    /// @param headers beside `content-type`
    record Bytes(int status, String contentType, byte[] body, Map<String, String> headers) implements ApiAnswer {}

    /// A refusal with its reason.
    record Refused(Problem problem) implements ApiAnswer {}

    /// 200 with a document.
    static ApiAnswer ok(JsonNode body) {
        return new Json(200, body, Map.of());
    }
}
