package io.riskmesh.gateway.api;

import io.riskmesh.gateway.openapi.Operation;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/// A call that can be changed before it is made.
///
/// @param headers replace those that the operation needs
record Ask(Operation operation, String persona, Map<String, String> path, String query, Map<String, String> headers, byte[] body) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static Ask of(Operation operation, String persona) {
        return new Ask(operation, persona, Map.of(), "", Map.of(), new byte[0]);
    }

    /// The same for another operation.
    Ask as(Operation other) {
        return new Ask(other, persona, path, query, headers, body);
    }

    /// The same of another person.
    Ask by(String other) {
        return new Ask(operation, other, path, query, headers, body);
    }

    Ask path(Map<String, String> values) {
        return new Ask(operation, persona, values, query, headers, body);
    }

    Ask query(String text) {
        return new Ask(operation, persona, path, text, headers, body);
    }

    Ask headers(Map<String, String> values) {
        return new Ask(operation, persona, path, query, values, body);
    }

    Ask body(String text) {
        return body(text.getBytes(StandardCharsets.UTF_8));
    }

    Ask body(byte[] bytes) {
        return new Ask(operation, persona, path, query, headers, bytes);
    }

    /// As HTTP has it.
    ///
    /// @param address where the listener is, such as `http://127.0.0.1:8443`
    /// @param key idempotency key, if the call needs one and has none
    HttpRequest request(String address, String key) {
        String place = operation.path();
        for (Map.Entry<String, String> value : path.entrySet()) {
            place = place.replace("{" + value.getKey() + "}", URLEncoder.encode(value.getValue(), StandardCharsets.UTF_8).replace("+", "%20"));
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + place + (query.isEmpty() ? "" : "?" + query))).timeout(PATIENCE);
        if (!persona.isEmpty()) {
            request.header("riskmesh-persona", persona);
        }
        if (operation.idempotent() && !headers.containsKey("idempotency-key")) {
            request.header("idempotency-key", key);
        }
        if (operation.bodyLimit() > 0 && !headers.containsKey("content-type")) {
            request.header("content-type", "application/json");
        }
        headers.forEach(request::header);
        return request.method(operation.method(), operation.bodyLimit() > 0 ? HttpRequest.BodyPublishers.ofByteArray(body)
                : HttpRequest.BodyPublishers.noBody()).build();
    }
}
