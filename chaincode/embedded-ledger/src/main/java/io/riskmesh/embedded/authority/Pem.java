package io.riskmesh.embedded.authority;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/// Certificates and keys as the text that Fabric's files hold.
public final class Pem {
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String KEY = "PRIVATE KEY";
    private static final int LINE = 64;

    private Pem() {}

    public static String ofCertificate(X509Certificate certificate) {
        try {
            return armoured(CERTIFICATE, certificate.getEncoded());
        } catch (CertificateException e) {
            throw new IllegalStateException("A certificate that was parsed has an encoding", e);
        }
    }

    /// The clear text of a key; for files that only the owner reads.
    static String ofKey(PrivateKey key) {
        return armoured(KEY, key.getEncoded());
    }

    /// @throws CertificateException if the text holds no certificate
    public static X509Certificate certificate(String text) throws CertificateException {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
    }

    /// @throws GeneralSecurityException if the text is no PKCS#8 key on a curve
    public static PrivateKey key(String text) throws GeneralSecurityException {
        String body = text.replace("-----BEGIN " + KEY + "-----", "").replace("-----END " + KEY + "-----", "");
        try {
            byte[] der = Base64.getMimeDecoder().decode(body.strip());
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("Not the Base64 of a key", e);
        }
    }

    static String armoured(String kind, byte[] der) {
        String body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }
}
