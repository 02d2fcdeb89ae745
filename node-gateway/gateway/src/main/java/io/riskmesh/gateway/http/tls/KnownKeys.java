package io.riskmesh.gateway.http.tls;

import io.riskmesh.ledger.canonical.Digest;
import java.net.Socket;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.function.Predicate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Lets in those whose key we know, whoever issued their certificate. TLS has them prove that they hold the key.
///
/// A resumed session is not asked again: who holds long connections asks once more when they open and when the list changes.
public final class KnownKeys extends X509ExtendedTrustManager {
    private final Predicate<Digest> known;

    /// @param known asked at every full handshake, from any thread
    public KnownKeys(Predicate<Digest> known) {
        this.known = known;
    }

    /// Whether the key of a certificate that was let in is known still.
    public boolean knows(Certificate certificate) {
        return known.test(KeyDigest.of(certificate));
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        if (chain == null || chain.length == 0 || !knows(chain[0])) {
            throw new CertificateException("expected a key that we know");
        }
        chain[0].checkValidity();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
