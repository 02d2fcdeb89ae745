package io.riskmesh.securesum.primitive;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-256 in counter mode (SP 800-38A), the counter block starting at 16 zero bytes. Not thread-safe.
public final class AesCtrKeystreams implements Keystreams {
    private static final IvParameterSpec ZERO_COUNTER = new IvParameterSpec(new byte[16]);

    private final byte[] zeros = new byte[CHUNK_BYTES];
    private final List<Lane> lanes = new ArrayList<>();

    @Override
    public Keystream start(int lane, byte[] key) {
        while (lanes.size() <= lane) {
            lanes.add(new Lane());
        }
        return lanes.get(lane).restart(key);
    }

    private final class Lane implements Keystream {
        private final Cipher counter = cipher("AES/CTR/NoPadding");
        private SecretKeySpec key;

        Keystream restart(byte[] keyBytes) {
            key = new SecretKeySpec(keyBytes, "AES");
            try {
                counter.init(Cipher.ENCRYPT_MODE, key, ZERO_COUNTER);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("AES-256-CTR refused a key of " + keyBytes.length + " bytes", e);
            }
            return this;
        }

        @Override
        public void next(byte[] out, int length) {
            try {
                counter.update(zeros, 0, length, out, 0);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("AES-256-CTR gave no " + length + " bytes", e);
            }
        }

        @Override
        public void block(byte[] input, byte[] output) {
            try {
                // One block of counter mode over zeros is the block cipher applied to the counter block itself.
                Cipher single = cipher("AES/CTR/NoPadding");
                single.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(input));
                single.update(zeros, 0, input.length, output, 0);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("AES-256 gave no block", e);
            }
        }
    }

    private static Cipher cipher(String transformation) {
        try {
            return Cipher.getInstance(transformation);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime lacks " + transformation, e);
        }
    }
}
