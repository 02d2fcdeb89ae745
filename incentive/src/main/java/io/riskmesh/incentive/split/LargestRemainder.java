package io.riskmesh.incentive.split;

import io.riskmesh.ledger.PartyId;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Splits whole units by weights: floor of the share each, then a unit each to the largest remainders, ties by id.
public final class LargestRemainder {

    private LargestRemainder() {}

    /// @param pool at least 0
    /// @param weights at least 0 each
    /// @return a share per id; they add up to the pool, or are all 0 if no weight is above 0
    public static List<Long> split(long pool, List<Long> weights, List<PartyId> ids) {
        if (pool < 0 || weights.size() != ids.size() || weights.stream().anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException("Expected a pool and weights of at least 0, one for each of " + ids.size() + " ids");
        }
        int n = weights.size();
        BigInteger all = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        long[] shares = new long[n];
        if (all.signum() == 0) {
            return Arrays.stream(shares).boxed().toList();
        }
        BigInteger[] remainders = new BigInteger[n];
        long left = pool;
        for (int i = 0; i < n; i++) {
            BigInteger[] parts = BigInteger.valueOf(pool).multiply(BigInteger.valueOf(weights.get(i))).divideAndRemainder(all);
            shares[i] = parts[0].longValueExact();
            remainders[i] = parts[1];
            left -= shares[i];
        }
        Integer[] order = IntStream.range(0, n).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparing((Integer i) -> remainders[i]).reversed().thenComparing(ids::get));
        for (int place = 0; place < left; place++) {
            shares[order[place]]++;
        }
        return Arrays.stream(shares).boxed().toList();
    }
}
