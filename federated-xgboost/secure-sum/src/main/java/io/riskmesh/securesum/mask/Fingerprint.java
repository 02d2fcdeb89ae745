package io.riskmesh.securesum.mask;

import io.riskmesh.securesum.field.Field;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.primitive.Keystreams;
import java.util.List;

/// The linear fingerprint of a vector: one inner product with pseudo-random residues per copy. Because it is linear, the
/// fingerprints of summands add up to the fingerprint of the sum; a wrong sum passes with probability 2/p per copy at
/// most (Freivalds 1977, over rows and columns: [FingerprintCoefficients]; design `secure-sum.md` section 12). Equal to
/// {@link PlainFingerprint}.
public final class Fingerprint {
    // The high halves of 64 products of two residues below 2^61 add up to less than 2^64.
    private static final int LAZY_TERMS = 64;

    private Fingerprint() {}

    /// One residue per key.
    ///
    /// @param cells canonical residues
    public static long[] of(Field field, byte[] cells, List<Secret> keys, Keystreams keystreams) {
        int count = cells.length / field.cellBytes();
        FingerprintCoefficients[] coefficients = new FingerprintCoefficients[keys.size()];
        for (int c = 0; c < coefficients.length; c++) {
            coefficients[c] = FingerprintCoefficients.of(field, keystreams.start(c, keys.get(c).reveal()), count);
        }
        long[] values = new long[FingerprintCoefficients.COLUMNS];
        long[] copies = new long[coefficients.length];
        for (int row = 0, from = 0; from < count; row++, from += FingerprintCoefficients.COLUMNS) {
            int size = Math.min(FingerprintCoefficients.COLUMNS, count - from);
            WordKernel.load(field, cells, from, values, size);
            for (int c = 0; c < copies.length; c++) {
                long product = product(field, coefficients[c].columns(), values, size);
                copies[c] = field.add(copies[c], field.multiply(coefficients[c].rows()[row], product));
            }
        }
        return copies;
    }

    private static long product(Field field, long[] columns, long[] values, int size) {
        long sum = 0;
        for (int start = 0; start < size; start += LAZY_TERMS) {
            int end = Math.min(size, start + LAZY_TERMS);
            long low = 0;
            long high = 0;
            for (int i = start; i < end; i++) {
                long productLow = columns[i] * values[i];
                low += productLow;
                high += Math.multiplyHigh(columns[i], values[i]) + carry(low, productLow);
            }
            sum = field.add(sum, field.reduce(high, low));
        }
        return sum;
    }

    private static long carry(long sum, long term) {
        return Long.compareUnsigned(sum, term) < 0 ? 1 : 0;
    }
}
