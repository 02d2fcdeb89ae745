package io.riskmesh.gateway.http;

import io.riskmesh.gateway.openapi.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A request whose caller may make it: known, in the right role, within its limits. Body and parameters are unread.
///
/// @param path parameters of the path, decoded
/// @param query parameters of the query, decoded, in their order
/// @param headers by lower-case name; several of one name are joined by a comma
/// @param body owned by whoever handles the call; empty if there was none
/// @param traceId 32 hex digits
public record ApiCall(
        Operation operation,
        Caller caller,
        Map<String, String> path,
        Map<String, List<String>> query,
        Map<String, String> headers,
        byte[] body,
        String traceId) {
    /// The header's value.
    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }
}
