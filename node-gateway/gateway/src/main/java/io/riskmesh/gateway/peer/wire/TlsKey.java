package io.riskmesh.gateway.peer.wire;

import io.riskmesh.ledger.canonical.Digest;
import java.security.cert.Certificate;

/// Names a TLS key: the plain SHA-256 of the certificate's SubjectPublicKeyInfo, DER. A party that renews its certificate and keeps
/// its key keeps the name.
public final class TlsKey {
    private TlsKey() {}

    public static Digest of(Certificate certificate) {
        return Digest.ofFile(certificate.getPublicKey().getEncoded());
    }
}
