package io.riskmesh.verifier.identity;

import com.google.protobuf.ByteString;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;

/// Certificates and revocation lists in the text form that Fabric's configuration and identities carry.
final class Pem {

    private static final int MAX_BYTES = 256 * 1024;

    private Pem() {}

    /// Reads one certificate in one PEM block with nothing around it but white space.
    static X509Certificate certificate(ByteString pem) throws InvalidIdentity {
        byte[] der = der(pem, "CERTIFICATE");
        try {
            X509Certificate certificate = (X509Certificate) factory().generateCertificate(new ByteArrayInputStream(der));
            // The factory skips what it does not need; another encoding of the same certificate would be another identity.
            if (!Arrays.equals(certificate.getEncoded(), der)) {
                throw new InvalidIdentity("The certificate has bytes that are not part of it");
            }
            return certificate;
        } catch (CertificateException _) {
            throw new InvalidIdentity("The certificate does not decode");
        }
    }

    /// Reads one revocation list.
    static X509CRL revocationList(ByteString pem) throws InvalidIdentity {
        try {
            return (X509CRL) factory().generateCRL(new ByteArrayInputStream(der(pem, "X509 CRL")));
        } catch (CRLException _) {
            throw new InvalidIdentity("The revocation list does not decode");
        }
    }

    private static byte[] der(ByteString pem, String label) throws InvalidIdentity {
        if (pem.size() > MAX_BYTES) {
            throw new InvalidIdentity("A PEM block of " + pem.size() + " bytes, at most " + MAX_BYTES);
        }
        String text = pem.toString(StandardCharsets.ISO_8859_1).strip();
        String begin = "-----BEGIN " + label + "-----";
        String end = "-----END " + label + "-----";
        if (text.length() < begin.length() + end.length() || !text.startsWith(begin) || !text.endsWith(end)) {
            throw new InvalidIdentity("Expected one PEM block " + label);
        }
        try {
            String body = text.substring(begin.length(), text.length() - end.length());
            return Base64.getDecoder().decode(body.replaceAll("[\\r\\n \\t]", ""));
        } catch (IllegalArgumentException _) {
            throw new InvalidIdentity("The PEM block is not base64");
        }
    }

    private static CertificateFactory factory() {
        try {
            return CertificateFactory.getInstance("X.509");
        } catch (CertificateException e) {
            throw new IllegalStateException("Every Java platform reads X.509", e);
        }
    }
}
