package io.riskmesh.gateway.peer.world;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.X509TrustManager;

/// The listeners `peers` and `bulk` with the options of `serving.md` section 2.
public final class TestListeners {
    private static final int MIB = 1024 * 1024;

    private TestListeners() {}

    public static HttpServer listen(Vertx vertx, KeyCertOptions key, boolean bulk, int port, Handler<HttpServerRequest> handler) {
        try {
            return vertx.createHttpServer(options(key, bulk)).requestHandler(handler).listen(port, "127.0.0.1")
                    .toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpServerOptions options(KeyCertOptions key, boolean bulk) {
        HttpServerOptions options = new HttpServerOptions().setAlpnVersions(List.of(HttpVersion.HTTP_2))
                .setHttp2ClearTextEnabled(false).setHttp2ConnectionWindowSize((bulk ? 64 : 16) * MIB)
                .setInitialSettings(new Http2Settings().setMaxConcurrentStreams(64).setInitialWindowSize((bulk ? 8 : 1) * MIB)
                        .setMaxHeaderListSize(16 * 1024));
        options.setSsl(true).setUseAlpn(true).setKeyCertOptions(key).setClientAuth(ClientAuth.REQUIRED)
                .setTrustOptions(TrustOptions.wrap(new AnyKey())).setEnabledSecureTransportProtocols(Set.of("TLSv1.3"))
                .setIdleTimeout(75);
        return options;
    }

    // The handshake proves that the other side has its key; the door asks whose it is.
    private static final class AnyKey implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) { }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) { }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
