package io.riskmesh.gateway.peer.link;

import io.riskmesh.gateway.http.tls.KnownKeys;
import io.riskmesh.gateway.peer.meter.PeerMeter;
import io.riskmesh.gateway.peer.wire.PeerHeaders;
import io.riskmesh.ledger.PartyId;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLPeerUnverifiedException;

/// The connections to one listener of one peer. Thread-safe.
final class PeerLink {
    private static final long CANCEL = 8;
    private static final long LATE_MILLIS = 2_000;
    private static final int SILENT = 3;
    private static final long SILENT_NANOS = 5_000_000_000L;

    private final PartyId self;
    private final PartyId peer;
    private final Vertx vertx;
    private final HttpClientAgent client;
    private final KnownKeys trust;
    private final LongSupplier nanos;
    private final PeerMeter meter;
    private final Set<HttpConnection> open;
    private final AtomicInteger silent = new AtomicInteger();
    private volatile long heardAt;
    private volatile boolean closed;

    PeerLink(PartyId self, PartyId peer, Vertx vertx, LinkBuilder builder, KnownKeys trust, PeerMeter meter,
            LongSupplier nanos) {
        this.self = self;
        this.peer = peer;
        this.vertx = vertx;
        this.trust = trust;
        this.nanos = nanos;
        heardAt = nanos.getAsLong();
        this.meter = meter;
        open = ConcurrentHashMap.newKeySet();
        client = builder.build(vertx, this::opened);
    }

    /// Makes a client that tells of its connections.
    interface LinkBuilder {
        HttpClientAgent build(Vertx vertx, io.vertx.core.Handler<HttpConnection> opened);
    }

    private void opened(HttpConnection connection) {
        open.add(connection);
        connection.closeHandler(_ -> open.remove(connection));
        connection.exceptionHandler(_ -> connection.close()); // its requests fail, and say so
    }

    /// Never fails: what fails is an [Exchange.Failed].
    Future<Exchange> send(PeerAddress address, Outgoing out) {
        if (closed) {
            return Future.succeededFuture(new Exchange.Failed("closed"));
        }
        Promise<Exchange> result = Promise.promise();
        long timer = vertx.setTimer(Math.max(1, out.budget().toMillis()), _ -> result.tryComplete(new Exchange.Failed("deadline")));
        client.request(options(address, out))
                .compose(request -> exchange(request, out, result.future()))
                .onSuccess(result::tryComplete)
                .onFailure(e -> result.tryComplete(new Exchange.Failed(e.getClass().getSimpleName())));
        return result.future().andThen(done -> {
            vertx.cancelTimer(timer);
            watch(done.result());
        });
    }

    private RequestOptions options(PeerAddress address, Outgoing out) {
        return new RequestOptions().setMethod(out.get() ? HttpMethod.GET : HttpMethod.POST).setURI(out.route().path())
                .setHost(out.bulk() ? address.bulkHost() : address.host()).setPort(out.bulk() ? address.bulkPort() : address.port());
    }

    private Future<Exchange> exchange(HttpClientRequest request, Outgoing out, Future<Exchange> result) {
        request.exceptionHandler(_ -> { }); // the futures fail, too
        if (result.isComplete()) {
            request.reset(CANCEL);
            return Future.succeededFuture(new Exchange.Failed("deadline"));
        }
        resetIfLate(request, result);
        request.putHeader("content-type", out.media().header()).putHeader(PeerHeaders.PARTY, self.value());
        out.headers().forEach(request::putHeader);
        Buffer body = out.get() ? Buffer.buffer() : Buffer.buffer(out.body());
        return request.send(body).compose(response -> BoundedBody.read(response, out.answerBytes()).map(bytes -> {
            meter.bytes(peer, out.route().media(), PeerMeter.Direction.OUT, body.length());
            meter.bytes(peer, out.route().media(), PeerMeter.Direction.IN, bytes.length);
            return new Exchange.Reached(response.statusCode(), headers(response), bytes);
        }));
    }

    // An answer that is a little late costs the peer nothing; a reset counts against us at its guard against floods of resets.
    private void resetIfLate(HttpClientRequest request, Future<Exchange> result) {
        result.onComplete(done -> {
            if (done.result() instanceof Exchange.Failed) {
                vertx.setTimer(LATE_MILLIS, _ -> request.reset(CANCEL));
            }
        });
    }

    private static Map<String, String> headers(HttpClientResponse response) {
        Map<String, String> headers = new HashMap<>();
        response.headers().forEach((name, value) -> headers.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
        return headers;
    }

    // A connection whose other end is gone without a word would swallow requests for minutes.
    private void watch(Exchange exchange) {
        switch (exchange) {
            case Exchange.Reached _ -> {
                heardAt = nanos.getAsLong();
                silent.set(0);
            }
            case Exchange.Failed _ -> {
                if (silent.incrementAndGet() >= SILENT && nanos.getAsLong() - heardAt > SILENT_NANOS) {
                    silent.set(0);
                    hangUp();
                }
            }
        }
    }

    /// Closes what is open; the next request connects anew.
    void hangUp() {
        open.forEach(HttpConnection::close);
    }

    /// Closes connections whose key is not the peer's any more.
    void recheck() {
        open.stream().filter(connection -> !isKnownStill(connection)).forEach(HttpConnection::close);
    }

    private boolean isKnownStill(HttpConnection connection) {
        try {
            return trust.knows(connection.peerCertificates().getFirst());
        } catch (SSLPeerUnverifiedException _) {
            return false;
        }
    }

    Future<Void> close() {
        closed = true;
        return client.close();
    }
}
