package io.riskmesh.securesum.mask;

import io.riskmesh.securesum.field.CellBytes;
import io.riskmesh.securesum.field.Field;
import io.riskmesh.securesum.primitive.Keystream;

/// The word that replaces a mask word `>= p`: for attempt a = 1, 2, ... the first bytes of AES_k(0x80 || 0^5 || a u16 ||
/// n u64), a block the counter never reaches. So masks are exactly uniform (design `secure-sum.md` section 3).
final class Redraw {
    private static final int LAST_ATTEMPT = 0xFFFF;

    private Redraw() {}

    static long word(Field field, Keystream stream, long cell) {
        byte[] input = new byte[16];
        byte[] output = new byte[16];
        input[0] = (byte) 0x80;
        for (int b = 0; b < 8; b++) {
            input[15 - b] = (byte) (cell >>> (8 * b));
        }
        for (int attempt = 1; attempt <= LAST_ATTEMPT; attempt++) {
            input[6] = (byte) (attempt >>> 8);
            input[7] = (byte) attempt;
            stream.block(input, output);
            long word = (long) CellBytes.LONGS.get(output, 0) & field.wordMask();
            if (field.contains(word)) {
                return word;
            }
        }
        throw new IllegalStateException("Expected a mask word below p within " + LAST_ATTEMPT + " draws: the cipher is broken");
    }
}
