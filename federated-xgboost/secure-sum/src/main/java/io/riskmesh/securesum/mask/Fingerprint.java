package io.riskmesh.securesum.mask;

import static io.riskmesh.securesum.field.CellBytes.LONGS;

import io.riskmesh.securesum.field.CellBytes;
import io.riskmesh.securesum.field.Field;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.primitive.Keystream;
import io.riskmesh.securesum.primitive.Keystreams;
import java.util.List;

/// The linear fingerprint of a vector: one inner product with pseudo-random residues per copy. Because it is linear, the
/// fingerprints of summands add up to the fingerprint of the sum; a wrong sum passes with probability 1/p per copy
/// (Freivalds 1977; design `secure-sum.md` section 12). Equal to {@link PlainFingerprint}.
public final class Fingerprint {
    // The high halves of 64 products of two residues below 2^61 add up to less than 2^64.
    private static final int LAZY_TERMS = 64;

    private Fingerprint() {}

    /// One residue per key.
    ///
    /// @param cells canonical residues
    public static long[] of(Field field, byte[] cells, List<Secret> keys, Keystreams keystreams) {
        int count = cells.length / field.cellBytes();
        int chunk = Math.min(count, WordKernel.chunkCells(field));
        long[] values = new long[chunk];
        byte[] stream = new byte[chunk * field.cellBytes() + Long.BYTES];
        Keystream[] running = new Keystream[keys.size()];
        for (int c = 0; c < running.length; c++) {
            running[c] = keystreams.start(c, keys.get(c).reveal());
        }
        long[] copies = new long[running.length];
        for (int from = 0; from < count; from += chunk) {
            int size = Math.min(chunk, count - from);
            WordKernel.load(field, cells, from, values, size);
            for (int c = 0; c < running.length; c++) {
                running[c].next(stream, size * field.cellBytes());
                copies[c] = field.add(copies[c], product(field, running[c], values, stream, from, size));
            }
        }
        return copies;
    }

    private static long product(Field field, Keystream running, long[] values, byte[] stream, int from, int size) {
        long sum = 0;
        boolean redraw = false;
        for (int start = 0; start < size; start += LAZY_TERMS) {
            int end = Math.min(size, start + LAZY_TERMS);
            long low = 0;
            long high = 0;
            long largest = 0;
            for (int i = start; i < end; i++) {
                long word = (long) LONGS.get(stream, i * field.cellBytes()) & field.wordMask();
                largest = Math.max(largest, word);
                long productLow = word * values[i];
                low += productLow;
                high += Math.multiplyHigh(word, values[i]) + carry(low, productLow);
            }
            redraw |= largest >= field.modulus();
            sum = field.add(sum, field.reduce(high, low));
        }
        return redraw ? field.add(sum, mend(field, running, values, stream, from, size)) : sum;
    }

    private static long carry(long sum, long term) {
        return Long.compareUnsigned(sum, term) < 0 ? 1 : 0;
    }

    private static long mend(Field field, Keystream running, long[] values, byte[] stream, int from, int size) {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            long word = CellBytes.get(field, stream, i) & field.wordMask();
            if (!field.contains(word)) {
                long change = field.subtract(Redraw.word(field, running, from + i), word - field.modulus());
                sum = field.add(sum, field.multiply(change, values[i]));
            }
        }
        return sum;
    }
}
