package io.riskmesh.gateway.demo.keys;

import io.riskmesh.ledger.canonical.Digest;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/// A private key with the certificate of its public one. Printing shows whose, never the key.
public record CertifiedKey(X509Certificate certificate, PrivateKey key) {

    /// SHA-256 of the `SubjectPublicKeyInfo`: by this peers and persons are known.
    public Digest keyDigest() {
        return Digest.ofFile(certificate.getPublicKey().getEncoded());
    }

    @Override
    public String toString() {
        return "CertifiedKey[" + certificate.getSubjectX500Principal().getName() + "]";
    }
}
