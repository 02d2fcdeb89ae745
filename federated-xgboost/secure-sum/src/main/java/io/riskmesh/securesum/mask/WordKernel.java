package io.riskmesh.securesum.mask;

import static io.riskmesh.securesum.field.CellBytes.LONGS;

import io.riskmesh.securesum.field.CellBytes;
import io.riskmesh.securesum.field.Field;

/// The inner loops over one chunk of at most {@link #chunkCells} cells. Accumulators are lazy residues: congruent to the
/// cell, below 2^62, made canonical only by {@link #store}.
final class WordKernel {
    private static final long P61 = Field.P61.modulus();
    private static final long LIMIT61 = Field.P61.signedLimit();
    private static final long MASK40 = Field.T40.wordMask();
    private static final long T40 = Field.T40.modulus();

    private WordKernel() {}

    /// Whole cells whose keystream ends on a block border: 2,048 (16,384 bytes) or 3,264 (16,320 bytes).
    static int chunkCells(Field field) {
        return switch (field) {
            case P61 -> 2048;
            case T40 -> 3264;
        };
    }

    /// Adds the words of a keystream; returns whether a word `>= p` was among them.
    static boolean add(Field field, long[] sums, byte[] stream, int count) {
        return switch (field) {
            case P61 -> addP61(sums, stream, count);
            case T40 -> addT40(sums, stream, count);
        };
    }

    static boolean subtract(Field field, long[] sums, byte[] stream, int count) {
        return switch (field) {
            case P61 -> subtractP61(sums, stream, count);
            case T40 -> subtractT40(sums, stream, count);
        };
    }

    static void load(Field field, byte[] cells, int from, long[] sums, int count) {
        if (field == Field.P61) {
            for (int i = 0; i < count; i++) {
                sums[i] = (long) LONGS.get(cells, (from + i) << 3);
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            sums[i] = CellBytes.get(field, cells, from + i);
        }
    }

    static void store(Field field, long[] sums, byte[] cells, int from, int count) {
        if (field == Field.P61) {
            for (int i = 0; i < count; i++) {
                LONGS.set(cells, (from + i) << 3, canonicalP61(sums[i]));
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            CellBytes.put(field, cells, from + i, field.reduce(0, sums[i]));
        }
    }

    /// As [#store], but as signed values.
    static void decode(Field field, long[] sums, long[] values, int from, int count) {
        if (field == Field.P61) {
            for (int i = 0; i < count; i++) {
                long residue = canonicalP61(sums[i]);
                values[from + i] = residue - (P61 & LIMIT61 - residue >> 63);
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            values[from + i] = field.decode(field.reduce(0, sums[i]));
        }
    }

    // A word is at most p, so word + 1 has bit 61 exactly if the word must be redrawn.
    private static boolean addP61(long[] sums, byte[] stream, int count) {
        long hit = 0;
        for (int i = 0; i < count; i++) {
            long word = (long) LONGS.get(stream, i << 3) & P61;
            hit |= word + 1;
            long sum = sums[i] + word;
            sums[i] = (sum & P61) + (sum >>> 61);
        }
        return hit >>> 61 != 0;
    }

    private static boolean subtractP61(long[] sums, byte[] stream, int count) {
        long hit = 0;
        for (int i = 0; i < count; i++) {
            long word = (long) LONGS.get(stream, i << 3) & P61;
            hit |= word + 1;
            long sum = sums[i] + (P61 - word);
            sums[i] = (sum & P61) + (sum >>> 61);
        }
        return hit >>> 61 != 0;
    }

    // p = 2^40 - 87, so word + 87 reaches bit 40 exactly if word >= p. At most 2^20 words of 2^41 fit a long.
    private static boolean addT40(long[] sums, byte[] stream, int count) {
        long hit = 0;
        for (int i = 0, at = 0; i < count; i++, at += 5) {
            long word = (long) LONGS.get(stream, at) & MASK40;
            hit |= word + 87;
            sums[i] += word;
        }
        return hit >>> 40 != 0;
    }

    private static boolean subtractT40(long[] sums, byte[] stream, int count) {
        long hit = 0;
        for (int i = 0, at = 0; i < count; i++, at += 5) {
            long word = (long) LONGS.get(stream, at) & MASK40;
            hit |= word + 87;
            sums[i] += 2 * T40 - word;
        }
        return hit >>> 40 != 0;
    }

    private static long canonicalP61(long lazy) {
        long sum = (lazy & P61) + (lazy >>> 61);
        long difference = sum - P61;
        return difference + (P61 & (difference >> 63));
    }
}
