package io.riskmesh.gateway.api.node;

import io.riskmesh.gateway.http.ApiCall;
import java.util.Optional;

/// The token that a browser's session has to send with unsafe verbs.
@FunctionalInterface
public interface CsrfTokens {
    /// Empty for machines, which have no session.
    Optional<String> of(ApiCall call);
}
