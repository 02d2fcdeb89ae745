package io.riskmesh.gateway.peer.link;

import io.riskmesh.gateway.http.tls.KnownKeys;
import io.riskmesh.gateway.peer.meter.PeerMeter;
import io.riskmesh.ledger.PartyId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.KeyCertOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/// The links to all peers, made when first needed. A link trusts one party's keys only, so an address that leads to somebody else,
/// even another member, is never spoken to. Thread-safe.
public final class PeerLinks {
    private final PartyId self;
    private final PeerDirectory directory;
    private final KeyCertOptions key;
    private final Vertx edge;
    private final Vertx bulk;
    private final PeerMeter meter;
    private final LongSupplier nanos;
    private final Map<PartyId, PeerLink> calls = new ConcurrentHashMap<>();
    private final Map<PartyId, PeerLink> messages = new ConcurrentHashMap<>();

    /// @param key of this party's current `Party` fact, use TLS
    /// @param edge for what is short
    /// @param bulk for what is long
    public PeerLinks(PartyId self, PeerDirectory directory, KeyCertOptions key, Vertx edge, Vertx bulk, PeerMeter meter,
            LongSupplier nanos) {
        this.self = self;
        this.directory = directory;
        this.key = key;
        this.edge = edge;
        this.bulk = bulk;
        this.meter = meter;
        this.nanos = nanos;
    }

    /// Sends a request; never fails and never blocks. Completes on an event loop.
    public Future<Exchange> send(PartyId to, Outgoing out) {
        Optional<PeerAddress> address = directory.address(to);
        if (address.isEmpty()) {
            return Future.succeededFuture(new Exchange.Failed("address"));
        }
        return (out.bulk() ? messages : calls).computeIfAbsent(to, peer -> link(peer, out.bulk())).send(address.get(), out);
    }

    private PeerLink link(PartyId peer, boolean large) {
        KnownKeys trust = new KnownKeys(digest -> directory.parties(digest).contains(peer));
        return new PeerLink(self, peer, large ? bulk : edge, (vertx, opened) -> vertx.httpClientBuilder()
                .with(LinkOptions.of(key, trust, large)).with(new PoolOptions().setHttp2MaxSize(1))
                .withConnectHandler(opened).build(), trust, meter, nanos);
    }

    /// Closes connections to keys that are not their peers' any more.
    public void recheck() {
        Stream.concat(calls.values().stream(), messages.values().stream()).forEach(PeerLink::recheck);
    }

    public Future<Void> close() {
        List<Future<Void>> closing = Stream.concat(calls.values().stream(), messages.values().stream()).map(PeerLink::close).toList();
        return Future.join(closing).mapEmpty();
    }
}
