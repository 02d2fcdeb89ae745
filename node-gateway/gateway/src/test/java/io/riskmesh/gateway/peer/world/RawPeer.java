package io.riskmesh.gateway.peer.world;

import io.riskmesh.gateway.http.tls.KnownKeys;
import io.riskmesh.gateway.peer.link.PeerAddress;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.TrustOptions;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A peer that says what a test likes, under a key of its own.
public final class RawPeer implements AutoCloseable {
    private final HttpClientAgent client;
    private final PeerAddress to;

    /// An answer's status and body.
    public record Said(int status, String body, Map<String, String> headers) {}

    public RawPeer(Vertx vertx, TestKey key, PeerAddress to) {
        this.to = to;
        HttpClientOptions options = new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2);
        options.setUseAlpn(true).setSsl(true).setVerifyHost(false).setKeyCertOptions(key.options())
                .setTrustOptions(TrustOptions.wrap(new KnownKeys(_ -> true))).setEnabledSecureTransportProtocols(Set.of("TLSv1.3"));
        client = vertx.createHttpClient(options);
    }

    public Future<HttpClientRequest> request(HttpMethod method, String path, Map<String, String> headers) {
        return client.request(new RequestOptions().setMethod(method).setHost(to.host()).setPort(to.port()).setURI(path))
                .onSuccess(request -> headers.forEach(request::putHeader));
    }

    public Said post(String path, Map<String, String> headers, byte[] body) throws Exception {
        return say(request(HttpMethod.POST, path, headers), body);
    }

    public Said get(String path, Map<String, String> headers) throws Exception {
        return say(request(HttpMethod.GET, path, headers), new byte[0]);
    }

    private static Said say(Future<HttpClientRequest> request, byte[] body) throws Exception {
        // Nested, so that the body is asked for in the turn of the loop that brings the head: it does not wait.
        return await(request.compose(r -> r.send(Buffer.buffer(body)).compose(response -> response.body()
                .map(bytes -> new Said(response.statusCode(), bytes.toString(), Map.of("riskmesh-seq",
                        String.valueOf(response.getHeader("riskmesh-seq"))))))));
    }

    public static <T> T await(Future<T> future) throws InterruptedException, ExecutionException, TimeoutException {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        client.close();
    }
}
