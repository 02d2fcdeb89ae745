package io.riskmesh.gateway.http;

import io.riskmesh.ledger.canonical.Digest;
import io.vertx.core.http.HttpServerRequest;

/// Takes over whole requests of a listener that asks for a client certificate: path, body stream and answer are its own. Runs on the
/// event loop and never blocks.
@FunctionalInterface
public interface KeyedHandler {
    /// @param clientKey SHA-256 of the certificate's SubjectPublicKeyInfo, whose private key the client has shown to hold
    /// @param request not yet read: set the handlers before returning, or pause it
    void handle(Digest clientKey, HttpServerRequest request);
}
