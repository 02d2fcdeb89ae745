package io.riskmesh.gateway.http.tls;

import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.TrustManagerFactory;

/// Lets in those whose certificate one of our authorities issued.
public final class Authorities {
    private Authorities() {}

    /// Trust in the certificates of a PEM file and what they issued.
    ///
    /// @throws Stopped if the file holds none
    public static TrustManagerFactory read(Path file) throws Stopped {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (X509Certificate certificate : PemFiles.certificates(file)) {
                store.setCertificateEntry("authority-" + store.size(), certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            return trust;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("a store in memory takes any certificate", e);
        }
    }
}
