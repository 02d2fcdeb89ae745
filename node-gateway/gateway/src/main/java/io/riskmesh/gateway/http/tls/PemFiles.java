package io.riskmesh.gateway.http.tls;

import io.riskmesh.gateway.config.Secret;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// Certificates and keys as PEM files hold them.
final class PemFiles {
    private static final String HEAD = "-----BEGIN PRIVATE KEY-----";
    private static final String FOOT = "-----END PRIVATE KEY-----";

    private PemFiles() {}

    /// All certificates of a file, in its order.
    ///
    /// @throws Stopped if it cannot be read or holds none
    static List<X509Certificate> certificates(Path file) throws Stopped {
        try {
            List<X509Certificate> all = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file))).stream()
                    .map(X509Certificate.class::cast).toList();
            if (all.isEmpty()) {
                throw Stopped.refused("expected certificates in " + file + ", found none");
            }
            return all;
        } catch (IOException e) {
            throw Stopped.unavailable("the certificates in " + file + " cannot be read: " + e.getMessage(), e);
        } catch (CertificateException e) {
            throw Stopped.refused("expected certificates in " + file + ", found something else");
        }
    }

    /// The key of a file that nobody else may read.
    ///
    /// @throws Stopped if it cannot be read, is open to others, or is no PKCS#8 key on P-256
    static PrivateKey key(Path file) throws Stopped {
        String text = Secret.of("file:" + file, Map.of()).reveal().strip();
        if (!text.startsWith(HEAD) || !text.endsWith(FOOT)) {
            throw Stopped.refused("expected a PKCS#8 key in " + file + ", beginning with " + HEAD);
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(text.substring(HEAD.length(), text.length() - FOOT.length()));
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw Stopped.refused("expected a key on P-256 in " + file + ", found something else");
        }
    }
}
