package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.client.ApiRequest;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/// Which part of a list.
final class ListOptions {
    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "At most so many, 1 to 200 (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--cursor", paramLabel = "C", defaultValue = "", description = "Go on where the last list ended: its `next`.")
    private String cursor;

    ApiRequest request(String path, Map<String, String> filter) {
        Map<String, String> query = new TreeMap<>(filter);
        query.put("limit", Integer.toString(limit));
        query.put("cursor", cursor);
        return ApiRequest.get(ApiRequest.query(path, query));
    }
}
