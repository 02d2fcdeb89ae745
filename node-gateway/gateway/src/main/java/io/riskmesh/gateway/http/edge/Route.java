package io.riskmesh.gateway.http.edge;

import io.riskmesh.gateway.openapi.Operation;
import java.util.Map;
import java.util.Set;

/// Where a method and a path lead.
sealed interface Route {
    /// To an operation; parameters of the path are decoded.
    record Found(Operation operation, Map<String, String> parameters) implements Route {}

    /// To a path that has other methods only.
    record WrongMethod(Set<String> allowed) implements Route {}

    /// Nowhere.
    record Unknown() implements Route {}
}
