package io.riskmesh.securesum.primitive;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The JDK's SHA-256, HMAC, AES-GCM and AES-CTR. Engines are made once and kept, because looking one up costs several
/// microseconds and a sum of one cell needs hundreds of calls. Not thread-safe.
public final class JdkPrimitives implements Primitives {
    private static final byte[] ZERO_NONCE = new byte[12];

    private final MessageDigest digest;
    private final Mac mac;
    private Cipher gcm;
    private byte[] lastSealingKey = {};
    private final Keystreams keystreams = new AesCtrKeystreams();

    private JdkPrimitives(MessageDigest digest, Mac mac, Cipher gcm) {
        this.digest = digest;
        this.mac = mac;
        this.gcm = gcm;
    }

    public static JdkPrimitives create() {
        try {
            return new JdkPrimitives(MessageDigest.getInstance("SHA-256"), Mac.getInstance("HmacSHA256"),
                    Cipher.getInstance("AES/GCM/NoPadding"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime lacks SHA-256, HmacSHA256 or AES/GCM", e);
        }
    }

    // In chunks, for the reason told at Keystreams.CHUNK_BYTES: one call over megabytes may stay in slow code.
    @Override
    public byte[] sha256(byte[] data) {
        for (int at = 0; at < data.length; at += Keystreams.CHUNK_BYTES) {
            digest.update(data, at, Math.min(Keystreams.CHUNK_BYTES, data.length - at));
        }
        return digest.digest();
    }

    @Override
    public byte[] mac(byte[] key, byte[] data) {
        initialise(key);
        return mac.doFinal(data);
    }

    // One block of HKDF-Expand is HMAC(prk, info || 0x01).
    @Override
    public byte[] expand(byte[] pseudoRandomKey, byte[] info) {
        initialise(pseudoRandomKey);
        mac.update(info);
        mac.update((byte) 1);
        return mac.doFinal();
    }

    @Override
    public byte[] seal(byte[] oneTimeKey, byte[] plaintext) {
        try {
            start(Cipher.ENCRYPT_MODE, oneTimeKey);
            return gcm.doFinal(plaintext);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM sealed nothing", e);
        }
    }

    @Override
    public Optional<byte[]> open(byte[] oneTimeKey, byte[] box) {
        if (box.length < TAG_BYTES) {
            return Optional.empty();
        }
        try {
            start(Cipher.DECRYPT_MODE, oneTimeKey);
            return Optional.of(gcm.doFinal(box));
        } catch (AEADBadTagException _) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM could not be started", e);
        }
    }

    @Override
    public Keystreams keystreams() {
        return keystreams;
    }

    // A restarted machine makes the identical box once more. The engine refuses to start twice in a row with one key and
    // nonce, since it cannot know that the plaintext is the same, too; then a new engine does it.
    private void start(int mode, byte[] key) throws GeneralSecurityException {
        if (mode == Cipher.ENCRYPT_MODE && MessageDigest.isEqual(key, lastSealingKey)) {
            gcm = Cipher.getInstance("AES/GCM/NoPadding");
        }
        lastSealingKey = mode == Cipher.ENCRYPT_MODE ? key.clone() : lastSealingKey;
        gcm.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(8 * TAG_BYTES, ZERO_NONCE));
    }

    private void initialise(byte[] key) {
        try {
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 refused a key of " + key.length + " bytes", e);
        }
    }

    @Override
    public String toString() {
        return "JdkPrimitives" + Arrays.asList(digest.getAlgorithm(), mac.getAlgorithm(), gcm.getAlgorithm());
    }
}
