package io.riskmesh.binselect.leaf;

import static io.riskmesh.binselect.field.Residues.LONGS;

import io.riskmesh.binselect.field.P61;

/// The inner loops over one chunk. A word is the low 61 bits of `permuted ^ input`; a sum is lazy, an unsigned long
/// congruent to the true one. A word equal to p must be redrawn: every loop tells whether it met one.
final class WordKernel {
    private static final long P = P61.MODULUS;
    /// So many words fit on a folded sum: (2^61 + 8) + 6 · 2^61 < 2^64.
    static final int WORDS_PER_FOLD = 6;

    private WordKernel() {}

    /// `inputs[i] = leaves[i] ^ (tweak, 0)` for `count` leaves: the copy runs at the memory's speed, the change in the
    /// first-level cache.
    static void load(byte[] leaves, int from, byte[] inputs, int to, int count, long tweak) {
        System.arraycopy(leaves, from, inputs, to, count << 4);
        for (int i = to; i < to + (count << 4); i += 16) {
            LONGS.set(inputs, i, (long) LONGS.get(inputs, i) ^ tweak);
        }
    }

    /// Adds `words` words, those from byte `at` on, to `sums`; returns whether one must be redrawn.
    static boolean add(byte[] inputs, byte[] permuted, int at, long[] sums, int to, int words) {
        long hit = 0;
        for (int i = 0; i < words; i++) {
            long word = ((long) LONGS.get(permuted, at + (i << 3)) ^ (long) LONGS.get(inputs, at + (i << 3))) & P;
            hit |= word + 1;
            sums[to + i] += word;
        }
        return hit >>> 61 != 0;
    }

    /// The words themselves; returns whether one must be redrawn.
    static boolean words(byte[] inputs, byte[] permuted, long[] words, int count) {
        long hit = 0;
        for (int i = 0; i < count; i++) {
            long word = ((long) LONGS.get(permuted, i << 3) ^ (long) LONGS.get(inputs, i << 3)) & P;
            hit |= word + 1;
            words[i] = word;
        }
        return hit >>> 61 != 0;
    }

    /// The lazy, folded sum of every other of `count` words, from `from` on.
    static long total(long[] words, int from, int count) {
        long sum = 0;
        int i = from;
        int end = from + count;
        for (; i + 12 <= end; i += 12) {
            sum = P61.fold(sum + words[i] + words[i + 2] + words[i + 4] + words[i + 6] + words[i + 8] + words[i + 10]);
        }
        for (; i < end; i += 2) {
            sum = P61.fold(sum + words[i]);
        }
        return sum;
    }

    static void add(long[] words, int from, long[] sums, int to, int count) {
        for (int i = 0; i < count; i++) {
            sums[to + i] += words[from + i];
        }
    }

    static void fold(long[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = P61.fold(sums[i]);
        }
    }
}
