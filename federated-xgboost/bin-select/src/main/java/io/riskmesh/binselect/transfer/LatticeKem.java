package io.riskmesh.binselect.transfer;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import javax.crypto.KEM;

/// The JDK's ML-KEM-768 (FIPS 203) with raw keys. Not thread-safe.
final class LatticeKem {
    private static final String ML_KEM = "ML-KEM-768";
    private static final int SEED_BYTES = 32;

    private final KeyPairGenerator generator;
    private final KeyFactory factory;
    private final KEM kem;
    private final byte[] frame;

    /// @param random of every key pair made here
    LatticeKem(SecureRandom random) {
        try {
            generator = KeyPairGenerator.getInstance("ML-KEM");
            generator.initialize(NamedParameterSpec.ML_KEM_768, random);
            factory = KeyFactory.getInstance("ML-KEM");
            kem = KEM.getInstance(ML_KEM);
            byte[] encoded = generator.generateKeyPair().getPublic().getEncoded();
            frame = Arrays.copyOf(encoded, encoded.length - KeyVector.BYTES - SEED_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime lacks ML-KEM-768", e);
        }
    }

    KeyPair keyPair() {
        return generator.generateKeyPair();
    }

    static byte[] vector(PublicKey key) {
        byte[] encoded = key.getEncoded();
        int from = encoded.length - KeyVector.BYTES - SEED_BYTES;
        return Arrays.copyOfRange(encoded, from, from + KeyVector.BYTES);
    }

    static byte[] matrixSeed(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - SEED_BYTES, encoded.length);
    }

    /// @param vector canonical
    KEM.Encapsulated encapsulate(byte[] vector, byte[] matrixSeed, SecureRandom random) {
        byte[] encoded = Arrays.copyOf(frame, frame.length + KeyVector.BYTES + SEED_BYTES);
        System.arraycopy(vector, 0, encoded, frame.length, KeyVector.BYTES);
        System.arraycopy(matrixSeed, 0, encoded, frame.length + KeyVector.BYTES, SEED_BYTES);
        try {
            return kem.newEncapsulator(factory.generatePublic(new X509EncodedKeySpec(encoded)), random).encapsulate();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("ML-KEM-768 refused a canonical key", e);
        }
    }

    /// ML-KEM rejects implicitly: a changed ciphertext gives another secret, and the extension's check fails.
    byte[] decapsulate(PrivateKey key, byte[] ciphertext) {
        try {
            return kem.newDecapsulator(key).decapsulate(ciphertext).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("ML-KEM-768 failed", e);
        }
    }
}
