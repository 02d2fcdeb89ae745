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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Which operation a request asks for, and who answers it. Filled while the gateway starts, then only read.
public final class RouteTable implements Routes {
    private final Map<Operation, Answering> handlers = new EnumMap<>(Operation.class);
    private final List<Row> rows = new ArrayList<>();

    private record Row(Operation operation, PathTemplate template) {}

    /// A table without handlers.
    public RouteTable() {
        for (Operation operation : Operation.values()) {
            rows.add(new Row(operation, PathTemplate.of(operation.path())));
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

    Answering handler(Operation operation) {
        return handlers.get(operation);
    }

    /// @param path of the request line, still escaped, without the query
    Route find(String method, String path) {
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
