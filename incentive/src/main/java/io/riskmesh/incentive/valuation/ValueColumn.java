package io.riskmesh.incentive.valuation;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The one rounding of values: floor, then a unit each to the largest remainders, so that the column adds up to its total
/// exactly. Who has 0 keeps 0; equals differ by at most 1.
final class ValueColumn {

    private ValueColumn() {}

    /// @param numerators of each provider; values are numerator / divisor, and add up to total / divisor
    /// @param divisor above 0
    static long[] round(List<BigInteger> numerators, BigInteger total, BigInteger divisor) {
        int n = numerators.size();
        long[] values = new long[n];
        BigInteger[] remainders = new BigInteger[n];
        BigInteger left = floor(total, divisor);
        for (int i = 0; i < n; i++) {
            BigInteger value = floor(numerators.get(i), divisor);
            remainders[i] = numerators.get(i).subtract(value.multiply(divisor));
            values[i] = value.longValueExact();
            left = left.subtract(value);
        }
        Integer[] order = IntStream.range(0, n).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparing((Integer i) -> remainders[i]).reversed().thenComparing(i -> i));
        for (int place = 0; place < left.intValueExact(); place++) {
            values[order[place]]++;
        }
        return values;
    }

    /// Toward negative infinity.
    static BigInteger floor(BigInteger numerator, BigInteger divisor) {
        BigInteger[] parts = numerator.divideAndRemainder(divisor);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }
}
