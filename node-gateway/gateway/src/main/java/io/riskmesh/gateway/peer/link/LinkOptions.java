package io.riskmesh.gateway.peer.link;

import io.riskmesh.gateway.http.tls.KnownKeys;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// How a link speaks. Both windows are set: Vert.x leaves the connection's at 64 KiB, which at 20 ms round trip is 3 MB/s.
final class LinkOptions {
    private static final int MIB = 1024 * 1024;
    private static final int CONNECT_MILLIS = 2_000;
    private static final int HANDSHAKE_SECONDS = 3;
    private static final int IDLE_SECONDS = 75;
    private static final int HEADER_BYTES = 16 * 1024;

    private LinkOptions() {}

    static HttpClientOptions of(KeyCertOptions key, KnownKeys trust, boolean bulk) {
        HttpClientOptions options = new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2)
                .setAlpnVersions(List.of(HttpVersion.HTTP_2)).setHttp2ConnectionWindowSize((bulk ? 64 : 16) * MIB)
                .setInitialSettings(new Http2Settings().setInitialWindowSize((bulk ? 8 : 1) * MIB).setMaxHeaderListSize(HEADER_BYTES)
                        .setPushEnabled(false))
                .setHttp2KeepAliveTimeout(IDLE_SECONDS).setDecompressionSupported(false);
        options.setUseAlpn(true).setSsl(true).setVerifyHost(false).setKeyCertOptions(key).setTrustOptions(TrustOptions.wrap(trust))
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.3")).setSslHandshakeTimeout(HANDSHAKE_SECONDS)
                .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS).setConnectTimeout(CONNECT_MILLIS).setIdleTimeout(IDLE_SECONDS)
                .setTcpNoDelay(true);
        return options;
    }
}
