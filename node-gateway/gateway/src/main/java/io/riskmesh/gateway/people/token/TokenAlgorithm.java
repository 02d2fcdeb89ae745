package io.riskmesh.gateway.people.token;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;

/// Signatures that may be believed at all (RFC 7518), by public keys alone: what an HMAC's key would be, everybody knows.
public enum TokenAlgorithm {
    /// ECDSA over P-256.
    ES256("EC"),
    /// RSASSA-PSS with SHA-256.
    PS256("RSA"),
    /// RSASSA-PKCS1-v1_5 with SHA-256; for ID tokens only, as every provider must have it.
    RS256("RSA");

    private static final int SHA256_BYTES = 32;
    private static final int ES256_BYTES = 64;

    private final String keyType;

    TokenAlgorithm(String keyType) {
        this.keyType = keyType;
    }

    static Optional<TokenAlgorithm> of(String name) {
        for (TokenAlgorithm algorithm : values()) {
            if (algorithm.name().equals(name)) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    boolean isFor(PublicKey key) {
        return key.getAlgorithm().equals(keyType);
    }

    boolean verifies(PublicKey key, byte[] signed, byte[] signature) {
        if (this == ES256 && signature.length != ES256_BYTES) {
            return false;
        }
        try {
            Signature check = check();
            check.initVerify(key);
            check.update(signed);
            return check.verify(signature);
        } catch (SignatureException | InvalidKeyException _) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform of ours has " + this, e);
        }
    }

    private Signature check() throws GeneralSecurityException {
        return switch (this) {
            case ES256 -> Signature.getInstance("SHA256withECDSAinP1363Format");
            case RS256 -> Signature.getInstance("SHA256withRSA");
            case PS256 -> {
                Signature check = Signature.getInstance("RSASSA-PSS");
                check.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, SHA256_BYTES, PSSParameterSpec.TRAILER_FIELD_BC));
                yield check;
            }
        };
    }
}
