package io.riskmesh.securesum.proof;

import io.riskmesh.securesum.octets.Octets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Map;
import java.util.TreeMap;

/// Verifies with public keys in memory: ECDSA P-256 (r || s form) and ML-DSA-65.
public final class JdkPartyVerifier implements PartyVerifier {
    private final TreeMap<String, PartyKeys> keys;

    /// The public keys a party's two certificates name, and the digest over both certificates.
    public record PartyKeys(PublicKey classical, PublicKey postQuantum, Octets certificateDigest) {}

    public JdkPartyVerifier(Map<String, PartyKeys> keys) {
        this.keys = new TreeMap<>(keys);
    }

    @Override
    public boolean verifyClassical(String party, byte[] statement, Octets signature) {
        PartyKeys known = keys.get(party);
        return known != null && verify(JdkPartySigner.CLASSICAL, known.classical(), statement, signature);
    }

    @Override
    public boolean verifyPostQuantum(String party, byte[] statement, Octets signature) {
        PartyKeys known = keys.get(party);
        return known != null && verify(JdkPartySigner.POST_QUANTUM, known.postQuantum(), statement, signature);
    }

    @Override
    public Octets certificateDigest(String party) {
        PartyKeys known = keys.get(party);
        return known == null ? Octets.EMPTY : known.certificateDigest();
    }

    private static boolean verify(String algorithm, PublicKey key, byte[] statement, Octets signature) {
        try {
            Signature verifier = Signature.getInstance(algorithm);
            verifier.initVerify(key);
            verifier.update(statement);
            return verifier.verify(signature.array());
        } catch (SignatureException _) {
            return false;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException(algorithm + " did not accept the party's public key", e);
        }
    }
}
