package io.riskmesh.gateway.http.listen;

import io.riskmesh.gateway.http.KeyedHandler;
import io.riskmesh.gateway.http.tls.KeyDigest;
import io.riskmesh.gateway.http.tls.KnownKeys;
import io.riskmesh.gateway.http.tls.TlsIdentity;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.ledger.canonical.Digest;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManagerFactory;

/// Opens listeners of each kind.
///
/// @param loops event loops that share a listener
public record Doors(Vertx vertx, int loops, TlsIdentity identity) {
    private static final int UNAUTHORISED = 401;

    /// Without TLS.
    public Listener plain(ListenerPlan plan, Handler<HttpServerRequest> handler) throws Stopped, InterruptedException {
        Listener listener = new Listener(plan, _ -> true);
        listener.open(vertx, loops, plan.plain(), handler);
        return listener;
    }

    /// With TLS, for clients without certificates.
    public Listener open(ListenerPlan plan, Handler<HttpServerRequest> handler) throws Stopped, InterruptedException {
        Listener listener = new Listener(plan, _ -> true);
        listener.open(vertx, loops, plan.withTls(identity), handler);
        return listener;
    }

    /// For clients whose certificate one of our authorities issued.
    public Listener issued(ListenerPlan plan, TrustManagerFactory authorities, Handler<HttpServerRequest> handler)
            throws Stopped, InterruptedException {
        Listener listener = new Listener(plan, _ -> true);
        listener.open(vertx, loops, plan.withClients(identity, authorities), handler);
        return listener;
    }

    /// For clients whose key is known; `Listener.review` closes connections of keys that are not any more.
    public Listener known(ListenerPlan plan, Predicate<Digest> known, Handler<HttpServerRequest> handler)
            throws Stopped, InterruptedException {
        Listener listener = new Listener(plan, connection -> keyOf(connection).filter(known).isPresent());
        listener.open(vertx, loops, plan.withClients(identity, new KnownKeys(known)), handler);
        return listener;
    }

    /// The same, with the key at hand for each request.
    public Listener keyed(ListenerPlan plan, Predicate<Digest> known, KeyedHandler handler) throws Stopped, InterruptedException {
        return known(plan, known, request -> {
            Optional<Digest> key = keyOf(request.connection());
            if (key.isPresent()) {
                handler.handle(key.get(), request);
            } else {
                request.response().setStatusCode(UNAUTHORISED).end();
            }
        });
    }

    private static Optional<Digest> keyOf(HttpConnection connection) {
        try {
            return Optional.of(KeyDigest.of(connection.peerCertificates().getFirst()));
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty();
        }
    }
}
