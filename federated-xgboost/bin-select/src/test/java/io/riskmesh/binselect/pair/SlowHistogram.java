package io.riskmesh.binselect.pair;

import java.math.BigInteger;
import java.util.List;

/// What the shares must add up to, by `BigInteger` and the definition.
public final class SlowHistogram {
    private static final BigInteger P = BigInteger.TWO.pow(61).subtract(BigInteger.ONE);

    private SlowHistogram() {}

    static long signed(long a, long b) {
        BigInteger sum = BigInteger.valueOf(a).add(BigInteger.valueOf(b)).mod(P);
        BigInteger half = P.shiftRight(1);
        return (sum.compareTo(half) > 0 ? sum.subtract(P) : sum).longValueExact();
    }

    public static long[][] of(PairCase pair, long[] g, long[] h, List<NodeRows> nodes) {
        int cells = pair.parameters().cells();
        long[][] sums = new long[nodes.size()][pair.parameters().features() * cells * 2];
        for (int n = 0; n < sums.length; n++) {
            for (int row : nodes.get(n).rows()) {
                for (int f = 0; f < pair.parameters().features(); f++) {
                    int at = (f * cells + pair.bins().bin(row, f)) * 2;
                    sums[n][at] = Math.addExact(sums[n][at], g[row]);
                    sums[n][at + 1] = Math.addExact(sums[n][at + 1], h[row]);
                }
            }
        }
        return sums;
    }
}
