package io.riskmesh.embedded.authority;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/// A certificate with its key.
///
/// @param mspId the organisation that it belongs to
/// @param name its common name, and the name of its folder
public record IssuedIdentity(String mspId, String name, X509Certificate certificate, PrivateKey key) {

    /// A P-256 signature over the bytes, with low s.
    public byte[] sign(byte[] message) {
        return LowS.sign(key, message);
    }

    /// Never the key.
    @Override
    public String toString() {
        return mspId + "/" + name;
    }
}
