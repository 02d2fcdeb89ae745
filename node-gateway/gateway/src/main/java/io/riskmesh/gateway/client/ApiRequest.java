package io.riskmesh.gateway.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A call of one operation.
///
/// @param method HTTP method
/// @param path below the server, with its query, encoded
/// @param headers beyond those that every call has
/// @param body empty for none; not copied
public record ApiRequest(String method, String path, Map<String, String> headers, byte[] body) {
    private static final byte[] NONE = new byte[0];
    private static final String CONTENT_TYPE = "content-type";

    public ApiRequest {
        headers = Map.copyOf(headers);
    }

    /// Reads.
    public static ApiRequest get(String path) {
        return new ApiRequest("GET", path, Map.of(), NONE);
    }

    /// Asks for something with a JSON body.
    public static ApiRequest post(String path, JsonNode body) {
        return post(path, "application/json", body.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// Asks for something with a body of any kind.
    public static ApiRequest post(String path, String contentType, byte[] body) {
        return new ApiRequest("POST", path, Map.of(CONTENT_TYPE, contentType), body);
    }

    /// The same with one more header, its name in lower case.
    public ApiRequest with(String header, String value) {
        Map<String, String> all = new TreeMap<>(headers);
        all.put(header, value);
        return new ApiRequest(method, path, all, body);
    }

    /// A path of segments that may hold anything.
    public static String path(String... segments) {
        StringBuilder path = new StringBuilder("/api/v1");
        for (String segment : segments) {
            path.append('/').append(encoded(segment));
        }
        return path.toString();
    }

    /// The path with a query of these names and values; empty values are left out.
    public static String query(String path, Map<String, String> values) {
        String query = new TreeMap<>(values).entrySet().stream().filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue())).collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// What is called, never the body.
    @Override
    public String toString() {
        return method + " " + path;
    }
}
