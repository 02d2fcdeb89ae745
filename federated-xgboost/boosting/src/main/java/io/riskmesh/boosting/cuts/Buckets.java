package io.riskmesh.boosting.cuts;

import java.util.Arrays;

/// Non-empty ranges of keys in ascending order with their counts of rows. A list under construction: confined to the method
/// that fills it, never changed afterwards.
final class Buckets {
    private int size;
    private int[] keys = new int[64]; // lowest key of each, in the order of FloatKey
    private byte[] bits = new byte[64]; // leading bits that a bucket's keys share; 0 for a bin of several buckets
    private long[] counts = new long[64];

    void add(int key, int sharedBits, long count) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            bits = Arrays.copyOf(bits, 2 * size);
            counts = Arrays.copyOf(counts, 2 * size);
        }
        keys[size] = key;
        bits[size] = (byte) sharedBits;
        counts[size++] = count;
    }

    int size() {
        return size;
    }

    int key(int index) {
        return keys[index];
    }

    long count(int index) {
        return counts[index];
    }

    int bits(int index) {
        return bits[index];
    }

    /// The lowest key of the bucket that was split to give this one; 0 for a bucket of round 0.
    int parentKey(int index) {
        return bits[index] <= CutRequest.FIRST_BITS ? 0 : keys[index] & -1 << Integer.SIZE - CutRequest.parentBits(bits[index]);
    }

    /// Whether a bucket is the lowest non-empty one of those that its parent was split into.
    boolean isFirstOfParent(int index) {
        return index == 0 || Integer.compareUnsigned(keys[index - 1], parentKey(index)) < 0;
    }

    long lastCount() {
        return counts[size - 1];
    }

    /// The last one takes `count` more rows.
    void joinLast(long count) {
        counts[size - 1] += count;
    }

    /// Joins the pair `index`, `index + 1`.
    void joinPair(int index) {
        counts[index] += counts[index + 1];
        System.arraycopy(keys, index + 2, keys, index + 1, size - index - 2);
        System.arraycopy(bits, index + 2, bits, index + 1, size - index - 2);
        System.arraycopy(counts, index + 2, counts, index + 1, size - index - 2);
        size--;
    }
}
