package io.riskmesh.gateway.peer.link;

import io.riskmesh.gateway.peer.wire.TlsKey;
import io.riskmesh.ledger.canonical.Digest;
import io.vertx.core.http.HttpConnection;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.function.Predicate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.X509ExtendedTrustManager;

/// Trusts keys, not authorities: the ledger says which keys are a peer's, and the handshake proves that the other side has one.
/// Names and dates of the certificate say nothing that the ledger does not say better, so they are not looked at. Thread-safe.
public final class PinnedTrust extends X509ExtendedTrustManager {
    private final Predicate<Digest> known;

    /// @param known asked at every handshake
    public PinnedTrust(Predicate<Digest> known) {
        this.known = known;
    }

    /// Whether the key of an open connection is known still.
    boolean stillTrusts(HttpConnection connection) {
        try {
            return known.test(TlsKey.of(connection.peerCertificates().getFirst()));
        } catch (SSLPeerUnverifiedException _) {
            return false;
        }
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        if (chain == null || chain.length == 0 || !known.test(TlsKey.of(chain[0]))) {
            throw new CertificateException("The TLS key is not the one that the ledger names");
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        check(chain);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
