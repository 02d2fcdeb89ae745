package io.riskmesh.securesum.proof;

import io.riskmesh.securesum.octets.Octets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/// Signs with private keys in this process: ECDSA P-256 (r || s form) and ML-DSA-65. Printing shows no key.
public final class JdkPartySigner implements PartySigner {
    static final String CLASSICAL = "SHA256withECDSAinP1363Format";
    static final String POST_QUANTUM = "ML-DSA-65";

    private final PrivateKey classical;
    private final PrivateKey postQuantum;

    public JdkPartySigner(PrivateKey classical, PrivateKey postQuantum) {
        this.classical = classical;
        this.postQuantum = postQuantum;
    }

    @Override
    public Octets signClassical(byte[] statement) {
        return sign(CLASSICAL, classical, statement);
    }

    @Override
    public Octets signPostQuantum(byte[] statement) {
        return sign(POST_QUANTUM, postQuantum, statement);
    }

    private static Octets sign(String algorithm, PrivateKey key, byte[] statement) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(statement);
            return Octets.wrap(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(algorithm + " did not sign with the party's key", e);
        }
    }

    @Override
    public String toString() {
        return "JdkPartySigner[keys redacted]";
    }
}
