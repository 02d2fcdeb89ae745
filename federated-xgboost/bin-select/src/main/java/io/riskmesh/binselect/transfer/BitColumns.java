package io.riskmesh.binselect.transfer;

import static io.riskmesh.binselect.field.Residues.LONGS;

/// 128 bit columns, turned into rows of 16 bytes. Bit j of a column is bit `j % 8` of its byte `j / 8`.
final class BitColumns {
    private BitColumns() {}

    /// Row j's bit i is column i's bit j.
    ///
    /// @param columns one after the other, `columnBytes` each, a multiple of 16
    /// @param rows how many to make, at most `8 * columnBytes`
    static byte[] rows(byte[] columns, int columnBytes, int rows) {
        byte[] out = new byte[rows * 16];
        long[] square = new long[64];
        for (int group = 0; group < rows; group += 64) {
            for (int half = 0; half < 2; half++) {
                for (int i = 0; i < 64; i++) {
                    square[i] = (long) LONGS.get(columns, (half * 64 + i) * columnBytes + group / 8);
                }
                transpose(square);
                for (int j = 0; j < Math.min(64, rows - group); j++) {
                    LONGS.set(out, (group + j) * 16 + half * 8, square[j]);
                }
            }
        }
        return out;
    }

    // Swaps ever smaller squares across the diagonal (Warren, Hacker's Delight, section 7-3), least significant bit first.
    private static void transpose(long[] square) {
        long mask = 0x00000000FFFFFFFFL;
        for (int size = 32; size != 0; size >>= 1, mask ^= mask << size) {
            for (int k = 0; k < 64; k = ((k | size) + 1) & ~size) {
                long swap = ((square[k] >>> size) ^ square[k | size]) & mask;
                square[k] ^= swap << size;
                square[k | size] ^= swap;
            }
        }
    }
}
