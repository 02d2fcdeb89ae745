package io.riskmesh.binselect.leaf;

import io.riskmesh.binselect.cipher.BlockPermutation;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// G(L, slot) by its definition, with `BigInteger` and one block at a time.
final class SlowLeaves {
    static final BigInteger P = BigInteger.TWO.pow(61).subtract(BigInteger.ONE);

    private SlowLeaves() {}

    /// Word 0 masks g, word 1 masks h.
    static BigInteger word(BlockPermutation permutation, byte[] leaf, int slot, int word) {
        for (int attempt = 0;; attempt++) {
            byte[] input = leaf.clone();
            byte[] tweak = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(((long) slot << 32) + attempt).array();
            for (int i = 0; i < 8; i++) {
                input[i] ^= tweak[i];
            }
            byte[] output = new byte[16];
            permutation.permute(input, output, 16);
            byte[] half = new byte[8];
            for (int i = 0; i < 8; i++) {
                half[7 - i] = (byte) (output[8 * word + i] ^ input[8 * word + i]);
            }
            BigInteger value = new BigInteger(1, half).mod(BigInteger.TWO.pow(61));
            if (value.compareTo(P) < 0) {
                return value;
            }
        }
    }

    static BigInteger sum(BlockPermutation permutation, byte[] leaves, int cells, int unit, int slot, int word) {
        BigInteger sum = BigInteger.ZERO;
        for (int cell = 0; cell < cells; cell++) {
            sum = sum.add(word(permutation, leaf(leaves, cells, unit, cell), slot, word));
        }
        return sum.mod(P);
    }

    static byte[] leaf(byte[] leaves, int cells, int unit, int cell) {
        int at = (unit * cells + cell) * 16;
        return Arrays.copyOfRange(leaves, at, at + 16);
    }
}
