package io.riskmesh.binselect.transfer;

import static io.riskmesh.binselect.field.Residues.LONGS;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Pseudo-random columns of one block under keys of the base transfers: AES-128-CTR, the counter beginning at the block's
/// number times 2^64. Not thread-safe.
final class Columns {
    private static final int CHUNK_BYTES = 16 * 1024;

    private final Cipher cipher;
    private final byte[] zeros = new byte[CHUNK_BYTES];

    Columns() {
        try {
            cipher = Cipher.getInstance("AES/CTR/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime lacks AES-CTR", e);
        }
    }

    /// Writes `length` bytes from `to` on.
    void fill(byte[] keys, int keyIndex, int block, byte[] out, int to, int length) {
        byte[] counter = ByteBuffer.allocate(16).putLong(0, block).array();
        try {
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(Arrays.copyOfRange(keys, keyIndex * 16, keyIndex * 16 + 16), "AES"),
                    new IvParameterSpec(counter));
            for (int done = 0; done < length; done += CHUNK_BYTES) {
                cipher.update(zeros, 0, Math.min(CHUNK_BYTES, length - done), out, to + done);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-CTR gave no " + length + " bytes", e);
        }
    }

    /// `into ^= other & mask` over `length` bytes, a multiple of 8.
    static void xor(byte[] into, int to, byte[] other, int from, int length, long mask) {
        for (int i = 0; i < length; i += 8) {
            LONGS.set(into, to + i, (long) LONGS.get(into, to + i) ^ (long) LONGS.get(other, from + i) & mask);
        }
    }
}
