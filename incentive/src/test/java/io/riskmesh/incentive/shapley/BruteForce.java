package io.riskmesh.incentive.shapley;

import java.math.BigInteger;
import java.util.function.LongUnaryOperator;

/// Shapley's formula over the table of all coalitions, in rationals with one divisor: n! times the value of each player.
final class BruteForce {

    private BruteForce() {}

    /// @param worth of each coalition, a set of bits
    static BigInteger[] times(int players, LongUnaryOperator worth) {
        BigInteger[] values = new BigInteger[players];
        for (int i = 0; i < players; i++) {
            values[i] = BigInteger.ZERO;
            for (long set = 0; set < 1L << players; set++) {
                if ((set >> i & 1) == 0) {
                    int size = Long.bitCount(set);
                    BigInteger orders = factorial(size).multiply(factorial(players - 1 - size));
                    long gain = worth.applyAsLong(set | 1L << i) - worth.applyAsLong(set);
                    values[i] = values[i].add(orders.multiply(BigInteger.valueOf(gain)));
                }
            }
        }
        return values;
    }

    static BigInteger factorial(int n) {
        return n < 2 ? BigInteger.ONE : BigInteger.valueOf(n).multiply(factorial(n - 1));
    }
}
