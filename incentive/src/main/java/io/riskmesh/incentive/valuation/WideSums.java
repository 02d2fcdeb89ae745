package io.riskmesh.incentive.valuation;

import java.math.BigInteger;

/// Sums of products of two longs, in 128 bits. The sizes of a [ValuationInput] keep every total below 2^127; if one were not,
/// that is a bug and loud. Not thread-safe.
/// Shape: one sum per cell.
final class WideSums {

    private final long[] high;
    private final long[] low;

    WideSums(int cells) {
        high = new long[cells];
        low = new long[cells];
    }

    void addProduct(int cell, long a, long b) {
        add(cell, Math.multiplyHigh(a, b), a * b);
    }

    void add(WideSums other) {
        for (int cell = 0; cell < low.length; cell++) {
            add(cell, other.high[cell], other.low[cell]);
        }
    }

    private void add(int cell, long addedHigh, long addedLow) {
        long sum = low[cell] + addedLow;
        int carry = Long.compareUnsigned(sum, addedLow) < 0 ? 1 : 0;
        low[cell] = sum;
        high[cell] = Math.addExact(high[cell], Math.addExact(addedHigh, carry));
    }

    BigInteger get(int cell) {
        return BigInteger.valueOf(high[cell]).shiftLeft(Long.SIZE).add(new BigInteger(Long.toUnsignedString(low[cell])));
    }
}
