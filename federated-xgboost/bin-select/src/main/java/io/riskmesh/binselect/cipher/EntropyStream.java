package io.riskmesh.binselect.cipher;

import io.riskmesh.binselect.octets.Enc;
import io.riskmesh.binselect.octets.Secret;
import java.io.ObjectStreamException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.SecureRandomSpi;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A `SecureRandom` whose bytes are AES-256-CTR under a key derived from a role's entropy, so that a restarted role makes
/// the identical keys and ciphertexts again. One label, one use. Not thread-safe.
public final class EntropyStream extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private EntropyStream(Keystream keystream) {
        super(keystream, null);
    }

    public static EntropyStream of(Secret entropy, Enc label) {
        return new EntropyStream(new Keystream(Hashes.expand(entropy, label)));
    }

    public byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        nextBytes(bytes);
        return bytes;
    }

    @Override
    public String toString() {
        return "EntropyStream[REDACTED]";
    }

    private Object writeReplace() throws ObjectStreamException {
        throw new java.io.NotSerializableException(EntropyStream.class.getName());
    }

    private static final class Keystream extends SecureRandomSpi {
        private static final long serialVersionUID = 1L;

        private final transient Cipher cipher;

        Keystream(byte[] key) {
            try {
                cipher = Cipher.getInstance("AES/CTR/NoPadding");
                cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[16]));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("This Java runtime lacks AES-CTR", e);
            }
        }

        @Override
        protected void engineSetSeed(byte[] seed) {
            throw new IllegalStateException("The seed is the entropy it began with");
        }

        @Override
        protected void engineNextBytes(byte[] bytes) {
            byte[] stream = cipher.update(new byte[bytes.length]);
            System.arraycopy(stream, 0, bytes, 0, stream == null ? 0 : bytes.length);
        }

        @Override
        protected byte[] engineGenerateSeed(int count) {
            byte[] bytes = new byte[count];
            engineNextBytes(bytes);
            return bytes;
        }
    }
}
