package io.riskmesh.gateway.http.tls;

import io.riskmesh.ledger.canonical.Digest;
import java.security.cert.Certificate;

/// The name of a key: SHA-256 of its SubjectPublicKeyInfo.
public final class KeyDigest {
    private KeyDigest() {}

    /// The name of the certificate's key.
    public static Digest of(Certificate certificate) {
        return Digest.ofFile(certificate.getPublicKey().getEncoded());
    }
}
