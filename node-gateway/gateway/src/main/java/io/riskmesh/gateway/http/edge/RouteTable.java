package io.riskmesh.gateway.http.edge;

import io.riskmesh.gateway.http.ApiHandler;
import io.riskmesh.gateway.http.AsyncApiHandler;
import io.riskmesh.gateway.http.Routes;
import io.riskmesh.gateway.http.StreamHandler;
import io.riskmesh.gateway.openapi.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Which operation a request asks for, and who answers it. Filled while the gateway starts, then only read.
public final class RouteTable implements Routes {
    private final Map<Operation, Answering> handlers = new EnumMap<>(Operation.class);
    private final List<Row> rows = new ArrayList<>();
    // Most paths have no parameter, and scores are the most of all: those are found at once. Path, then method.
    private final Map<String, Map<String, Route.Found>> fixed = new HashMap<>();

    private record Row(Operation operation, PathTemplate template) {}

    /// A table without handlers.
    public RouteTable() {
        for (Operation operation : Operation.values()) {
            PathTemplate template = PathTemplate.of(operation.path());
            rows.add(new Row(operation, template));
            if (template.fixedSegments() == template.segments().size()) {
                fixed.computeIfAbsent(operation.path(), _ -> new HashMap<>()).put(operation.method(), new Route.Found(operation, Map.of()));
            }
        }
        rows.sort(Comparator.comparingInt((Row row) -> row.template().fixedSegments()).reversed());
    }

    @Override
    public Routes on(Operation operation, ApiHandler handler) {
        return add(operation, new Answering.Blocking(handler));
    }

    @Override
    public Routes onLoop(Operation operation, AsyncApiHandler handler) {
        return add(operation, new Answering.OnLoop(handler));
    }

    @Override
    public Routes onStream(Operation operation, StreamHandler handler) {
        return add(operation, new Answering.Streaming(handler));
    }

    private Routes add(Operation operation, Answering handler) {
        if (handlers.putIfAbsent(operation, handler) != null) {
            throw new IllegalStateException(operation.operationId() + " has a handler already");
        }
        return this;
    }

    /// Operations that nobody answers yet.
    public Set<Operation> missing() {
        Set<Operation> missing = EnumSet.allOf(Operation.class);
        missing.removeAll(handlers.keySet());
        return Collections.unmodifiableSet(missing);
    }

    /// Checks that every operation is answered.
    ///
    /// @throws IllegalStateException naming those that are not
    public void requireAll() {
        if (!missing().isEmpty()) {
            throw new IllegalStateException("nobody answers " + missing());
        }
    }

    Answering handler(Operation operation) {
        return handlers.get(operation);
    }

    /// @param path of the request line, still escaped, without the query
    Route find(String method, String path) {
        Route.Found found = fixed.getOrDefault(path, Map.of()).get(method);
        return found == null ? search(method, path) : found;
    }

    private Route search(String method, String path) {
        String[] segments = path.split("/", -1);
        Set<String> allowed = new TreeSet<>();
        for (Row row : rows) {
            Optional<Map<String, String>> parameters = row.template().match(segments);
            if (parameters.isPresent()) {
                if (row.operation().method().equals(method)) {
                    return new Route.Found(row.operation(), parameters.get());
                }
                allowed.add(row.operation().method());
            }
        }
        return allowed.isEmpty() ? new Route.Unknown() : new Route.WrongMethod(allowed);
    }
}
