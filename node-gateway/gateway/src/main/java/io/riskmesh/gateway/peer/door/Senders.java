package io.riskmesh.gateway.peer.door;

import io.riskmesh.gateway.http.tls.KeyDigest;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.vertx.core.http.HttpConnection;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Function;
import javax.net.ssl.SSLPeerUnverifiedException;

/// Who is at the other end of each connection. The key is hashed once per connection, its party asked for with every request, so
/// that a change on the ledger counts from the next request on. Connections are held weakly: their close handlers belong to the
/// listener. Thread-safe.
final class Senders {
    private final Function<Digest, Set<PartyId>> parties;
    private final Map<HttpConnection, Digest> keys = Collections.synchronizedMap(new WeakHashMap<>());

    Senders(Function<Digest, Set<PartyId>> parties) {
        this.parties = parties;
    }

    /// The parties that may speak on a connection.
    Set<PartyId> of(HttpConnection connection) {
        Digest key = keys.get(connection);
        if (key != null) {
            return parties.apply(key);
        }
        Optional<Digest> shown = shown(connection);
        shown.ifPresent(digest -> keys.put(connection, digest));
        return shown.map(parties).orElse(Set.of());
    }

    private static Optional<Digest> shown(HttpConnection connection) {
        try {
            List<Certificate> chain = connection.isSsl() ? connection.peerCertificates() : List.of();
            return chain == null || chain.isEmpty() ? Optional.empty() : Optional.of(KeyDigest.of(chain.getFirst()));
        } catch (SSLPeerUnverifiedException _) {
            return Optional.empty(); // a connection without a certificate is nobody's
        }
    }

    /// Closes connections whose keys are nobody's any more.
    void recheck() {
        List<HttpConnection> strangers;
        synchronized (keys) {
            strangers = keys.entrySet().stream().filter(entry -> parties.apply(entry.getValue()).isEmpty()).map(Map.Entry::getKey)
                    .toList();
        }
        strangers.forEach(HttpConnection::close);
    }
}
