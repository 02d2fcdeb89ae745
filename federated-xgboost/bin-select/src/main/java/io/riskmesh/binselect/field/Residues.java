package io.riskmesh.binselect.field;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Residues as they travel: 8 bytes little-endian.
public final class Residues {
    /// Little-endian long view of a byte array, unaligned.
    public static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Residues() {}

    /// The `index`-th long of the bytes; the caller has checked the length.
    public static long get(byte[] bytes, int index) {
        return (long) LONGS.get(bytes, index << 3);
    }

    public static void put(byte[] bytes, int index, long value) {
        LONGS.set(bytes, index << 3, value);
    }

    /// Whether all longs are canonical residues: r is one exactly if neither r nor p − 1 − r is negative.
    public static boolean areCanonical(byte[] bytes) {
        long negative = 0;
        for (int i = 0; i < bytes.length >>> 3; i++) {
            long residue = get(bytes, i);
            negative |= residue | (P61.MODULUS - 1 - residue);
        }
        return negative >= 0;
    }
}
