package io.riskmesh.securesum.session;

import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.octets.Secret;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.XECPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.DecapsulateException;
import javax.crypto.KEM;
import javax.crypto.KeyAgreement;

/// A party's fresh key pairs of one session: X25519 (RFC 7748) and ML-KEM-768 (FIPS 203). Printing shows no key.
final class KeyAgreementKeys {
    private static final String X25519 = "X25519";
    private static final String ML_KEM = "ML-KEM-768";
    private static final int ML_KEM_BYTES = 1184;

    private final KeyPair x25519;
    private final KeyPair mlKem;

    private KeyAgreementKeys(KeyPair x25519, KeyPair mlKem) {
        this.x25519 = x25519;
        this.mlKem = mlKem;
    }

    static KeyAgreementKeys generate(SecureRandom random) {
        try {
            KeyPairGenerator curve = KeyPairGenerator.getInstance(X25519);
            curve.initialize(NamedParameterSpec.X25519, random);
            KeyPairGenerator lattice = KeyPairGenerator.getInstance("ML-KEM");
            lattice.initialize(NamedParameterSpec.ML_KEM_768, random);
            return new KeyAgreementKeys(curve.generateKeyPair(), lattice.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime lacks X25519 or ML-KEM-768", e);
        }
    }

    /// The u-coordinate, 32 bytes little-endian.
    Octets x25519Public() {
        return Octets.wrap(littleEndian(((XECPublicKey) x25519.getPublic()).getU()));
    }

    /// The encapsulation key, 1,184 bytes: the end of its X.509 form.
    Octets mlKemPublic() {
        byte[] encoded = mlKem.getPublic().getEncoded();
        return Octets.wrap(Arrays.copyOfRange(encoded, encoded.length - ML_KEM_BYTES, encoded.length));
    }

    /// Empty for a point of small order: the JDK refuses an all-zero result (RFC 7748 section 6.1).
    Optional<Secret> agree(Octets otherX25519) {
        try {
            byte[] coordinate = otherX25519.toArray();
            coordinate[31] &= 0x7F;
            PublicKey other = KeyFactory.getInstance(X25519).generatePublic(
                    new XECPublicKeySpec(NamedParameterSpec.X25519, new BigInteger(1, reversed(coordinate))));
            KeyAgreement agreement = KeyAgreement.getInstance(X25519);
            agreement.init(x25519.getPrivate());
            agreement.doPhase(other, true);
            Secret shared = Secret.wrap(agreement.generateSecret());
            return shared.equals(Secret.wrap(new byte[32])) ? Optional.empty() : Optional.of(shared);
        } catch (InvalidKeySpecException | InvalidKeyException _) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("X25519 failed", e);
        }
    }

    /// Encapsulates to another party; empty if its key is not one of ML-KEM-768.
    Optional<Encapsulation> encapsulate(Octets otherMlKem, SecureRandom random) {
        try {
            KEM.Encapsulated made = KEM.getInstance(ML_KEM).newEncapsulator(publicKey(otherMlKem), random).encapsulate();
            return Optional.of(new Encapsulation(
                    Octets.wrap(made.encapsulation()), Secret.wrap(made.key().getEncoded())));
        } catch (InvalidKeySpecException | InvalidKeyException _) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("ML-KEM-768 failed", e);
        }
    }

    /// ML-KEM rejects implicitly: a changed ciphertext gives another secret, and key confirmation fails.
    Optional<Secret> decapsulate(Octets ciphertext) {
        try {
            return Optional.of(Secret.wrap(KEM.getInstance(ML_KEM).newDecapsulator(mlKem.getPrivate())
                    .decapsulate(ciphertext.array()).getEncoded()));
        } catch (DecapsulateException _) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("ML-KEM-768 failed", e);
        }
    }

    record Encapsulation(Octets ciphertext, Secret secret) {}

    private PublicKey publicKey(Octets raw) throws GeneralSecurityException {
        byte[] own = mlKem.getPublic().getEncoded();
        byte[] encoded = Arrays.copyOf(own, own.length);
        System.arraycopy(raw.array(), 0, encoded, own.length - ML_KEM_BYTES, ML_KEM_BYTES);
        return KeyFactory.getInstance("ML-KEM").generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static byte[] littleEndian(BigInteger coordinate) {
        byte[] big = coordinate.toByteArray();
        byte[] little = new byte[32];
        for (int i = 0; i < Math.min(32, big.length); i++) {
            little[i] = big[big.length - 1 - i];
        }
        return little;
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    @Override
    public String toString() {
        return "KeyAgreementKeys[REDACTED]";
    }
}
