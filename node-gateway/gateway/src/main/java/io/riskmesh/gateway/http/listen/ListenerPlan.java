package io.riskmesh.gateway.http.listen;

import io.riskmesh.gateway.config.HostPort;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509KeyManager;

/// How one listener is set up.
///
/// @param name in metrics and logs
/// @param streams at one time on one connection of HTTP/2
/// @param streamWindow bytes that one stream may have on its way to us; Vert.x leaves the connection's at 64 KiB
/// @param connectionWindow the same for all streams together
/// @param connections at one time
public record ListenerPlan(String name, HostPort listen, int streams, int streamWindow, int connectionWindow, int connections) {
    private static final int MIB = 1 << 20;
    private static final int MACHINE_STREAMS = 256;
    private static final int PEER_STREAMS = 64;
    private static final int HEADER_BYTES = 16 * 1024;
    private static final int LINE_BYTES = 4 * 1024;
    private static final int IDLE_SECONDS = 75;
    private static final int HANDSHAKE_SECONDS = 10;
    private static final int BACKLOG = 1_024;

    /// People, machines.
    public static ListenerPlan api(String name, HostPort listen, int connections) {
        return new ListenerPlan(name, listen, MACHINE_STREAMS, MIB, 16 * MIB, connections);
    }

    /// Calls of peers.
    public static ListenerPlan peers(HostPort listen, int connections) {
        return new ListenerPlan("peers", listen, PEER_STREAMS, MIB, 16 * MIB, connections);
    }

    /// Training messages.
    public static ListenerPlan bulk(HostPort listen, int connections) {
        return new ListenerPlan("bulk", listen, PEER_STREAMS, 8 * MIB, 64 * MIB, connections);
    }

    /// Health and metrics.
    public static ListenerPlan ops(HostPort listen) {
        return new ListenerPlan("ops", listen, PEER_STREAMS, MIB, MIB, PEER_STREAMS);
    }

    HttpServerOptions plain() {
        return new HttpServerOptions()
                .setHost(listen.host())
                .setPort(listen.port() == 0 ? anyPort() : listen.port())
                .setAcceptBacklog(BACKLOG)
                .setTcpNoDelay(true)
                .setIdleTimeout(IDLE_SECONDS).setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setMaxHeaderSize(HEADER_BYTES)
                .setMaxInitialLineLength(LINE_BYTES)
                .setHttp2ClearTextEnabled(false)
                .setCompressionSupported(false)
                .setDecompressionSupported(false)
                .setHttp2ConnectionWindowSize(connectionWindow)
                .setInitialSettings(new Http2Settings().setInitialWindowSize(streamWindow).setMaxConcurrentStreams(streams)
                        .setMaxHeaderListSize(HEADER_BYTES).setPushEnabled(false));
    }

    // Below zero Vert.x takes any that is free, and the same one wherever the number is the same: on all loops of one listener.
    private int anyPort() {
        return -1 - (name.hashCode() & 0xff_ffff);
    }

    HttpServerOptions withTls(X509KeyManager identity) {
        return plain().setSsl(true)
                .setUseAlpn(true)
                .setAlpnVersions(List.of(HttpVersion.HTTP_2, HttpVersion.HTTP_1_1))
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.3"))
                .setSslHandshakeTimeout(HANDSHAKE_SECONDS).setSslHandshakeTimeoutUnit(TimeUnit.SECONDS)
                .setKeyCertOptions(KeyCertOptions.wrap(identity));
    }

    HttpServerOptions withClients(X509KeyManager identity, TrustManager trust) {
        return withTls(identity).setClientAuth(ClientAuth.REQUIRED).setTrustOptions(TrustOptions.wrap(trust));
    }

    HttpServerOptions withClients(X509KeyManager identity, TrustManagerFactory trust) {
        return withTls(identity).setClientAuth(ClientAuth.REQUIRED).setTrustOptions(TrustOptions.wrap(trust));
    }
}
