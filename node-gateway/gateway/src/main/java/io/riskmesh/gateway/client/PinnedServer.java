package io.riskmesh.gateway.client;

import io.riskmesh.ledger.canonical.Digest;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Trusts the one server whose key has this digest, whatever its certificate says besides; what a name or an authority would add,
/// the digest already gives. Trusts no client.
final class PinnedServer extends X509ExtendedTrustManager {
    private final Digest key;

    /// @param key SHA-256 of the server's `SubjectPublicKeyInfo`
    PinnedServer(Digest key) {
        this.key = key;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        if (chain.length == 0) {
            throw new CertificateException("The server has no certificate");
        }
        chain[0].checkValidity();
        Digest found = Digest.ofFile(chain[0].getPublicKey().getEncoded());
        if (!found.equals(key)) {
            throw new CertificateException("Expected the server's key " + key.hex() + ", found " + found.hex());
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("No client is trusted here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
