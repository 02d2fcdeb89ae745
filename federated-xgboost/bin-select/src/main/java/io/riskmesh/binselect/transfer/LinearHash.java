package io.riskmesh.binselect.transfer;

import io.riskmesh.binselect.cipher.BlockPermutation;
import io.riskmesh.binselect.octets.Octets;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A universal hash of bit columns to 128 bits, affine over GF(2): GHASH (SP 800-38D), which the JDK runs in hardware,
/// got out of AES-GCM by taking off the mask of the tag. Two different columns of n blocks collide for a share of
/// (n + 1) / 2^128 of the keys. Not thread-safe.
final class LinearHash {
    static final int BYTES = 16;

    private final Cipher gcm;
    private final Cipher block;
    private final SecretKeySpec key;
    private int calls;

    /// @param seed a digest over all columns, so that none was chosen with knowledge of the key
    LinearHash(Octets seed) {
        key = new SecretKeySpec(Arrays.copyOf(seed.array(), BlockPermutation.BLOCK_BYTES), "AES");
        try {
            gcm = Cipher.getInstance("AES/GCM/NoPadding");
            block = Cipher.getInstance("AES/ECB/NoPadding");
            block.init(Cipher.ENCRYPT_MODE, key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime lacks AES-GCM", e);
        }
    }

    /// The hash of `length` bytes from `from` on.
    byte[] of(byte[] columns, int from, int length) {
        // The JDK wants another nonce for each call; its mask is taken off again.
        byte[] nonce = ByteBuffer.allocate(12).putInt(8, ++calls).array();
        byte[] first = ByteBuffer.allocate(16).put(nonce).putInt(1).array();
        try {
            gcm.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, nonce));
            gcm.updateAAD(columns, from, length);
            byte[] tag = gcm.doFinal();
            byte[] mask = block.doFinal(first);
            for (int i = 0; i < BYTES; i++) {
                tag[i] ^= mask[i];
            }
            return tag;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM gave no tag", e);
        }
    }

    /// What stays of zeros: `of(a ⊕ b) = of(a) ⊕ of(b) ⊕ ofZeros`.
    byte[] ofZeros(int length) {
        return of(new byte[length], 0, length);
    }
}
