package io.riskmesh.securesum.field;

import io.riskmesh.securesum.octets.Octets;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Residues as they travel: little-endian, {@link Field#cellBytes()} bytes each.
public final class CellBytes {
    /// Little-endian long view of a byte array, unaligned.
    public static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private CellBytes() {}

    /// The word at `cell`; the caller has checked the length.
    public static long get(Field field, byte[] cells, int cell) {
        int width = field.cellBytes();
        int at = cell * width;
        if (at + Long.BYTES <= cells.length) {
            return (long) LONGS.get(cells, at) & (-1L >>> (64 - 8 * width));
        }
        long word = 0;
        for (int b = width - 1; b >= 0; b--) {
            word = (word << 8) | (cells[at + b] & 0xFF);
        }
        return word;
    }

    public static void put(Field field, byte[] cells, int cell, long residue) {
        int width = field.cellBytes();
        int at = cell * width;
        if (width == Long.BYTES) {
            LONGS.set(cells, at, residue);
            return;
        }
        for (int b = 0; b < width; b++) {
            cells[at + b] = (byte) (residue >>> (8 * b));
        }
    }

    /// The index of the first cell that is no canonical residue, or -1.
    public static int firstOutOfField(Field field, Octets cells) {
        if (field == Field.P61 && areCanonicalP61(cells.holder(), cells.start(), cells.length() / field.cellBytes())) {
            return -1;
        }
        return firstOutOfField(field, cells.array());
    }

    /// The same for a whole array.
    public static int firstOutOfField(Field field, byte[] cells) {
        int count = cells.length / field.cellBytes();
        for (int cell = 0; cell < count; cell++) {
            if (!field.contains(get(field, cells, cell))) {
                return cell;
            }
        }
        return -1;
    }

    // One number tells of all cells: a residue r is canonical exactly if neither r nor p - 1 - r is negative.
    private static boolean areCanonicalP61(byte[] cells, int start, int count) {
        long last = Field.P61.modulus() - 1;
        long negative = 0;
        for (int cell = 0; cell < count; cell++) {
            long residue = (long) LONGS.get(cells, start + (cell << 3));
            negative |= residue | last - residue;
        }
        return negative >= 0;
    }

    /// Adds `other` cell by cell into `sum`; both hold canonical residues of equal number.
    public static void addInto(Field field, byte[] sum, Octets other) {
        int count = sum.length / field.cellBytes();
        if (field == Field.P61) {
            addIntoP61(sum, other.holder(), other.start(), count);
            return;
        }
        byte[] cells = other.array();
        for (int cell = 0; cell < count; cell++) {
            put(field, sum, cell, field.add(get(field, sum, cell), get(field, cells, cell)));
        }
    }

    private static void addIntoP61(byte[] sum, byte[] other, int start, int count) {
        long modulus = Field.P61.modulus();
        for (int cell = 0; cell < count; cell++) {
            long difference = (long) LONGS.get(sum, cell << 3) + (long) LONGS.get(other, start + (cell << 3)) - modulus;
            LONGS.set(sum, cell << 3, difference + (modulus & difference >> 63));
        }
    }
}
