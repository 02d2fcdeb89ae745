package io.riskmesh.gateway.people.token;

import com.fasterxml.jackson.databind.JsonNode;

/// What became of a token.
public sealed interface TokenCheck {

    /// Signature and claims are right.
    ///
    /// @param claims an object
    record Believed(JsonNode claims) implements TokenCheck {}

    /// Not believed.
    record Refused(TokenFault fault) implements TokenCheck {}
}
