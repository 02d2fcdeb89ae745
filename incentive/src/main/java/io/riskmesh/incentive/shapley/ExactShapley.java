package io.riskmesh.incentive.shapley;

import io.riskmesh.incentive.leaf.LeafWeight;

/// Shapley values of a leaf's game over all coalitions (design `incentive.md` section 2, item 2). One coalition costs one
/// division. Not thread-safe; make one per thread.
///
/// With c(k) = divisor / (n * C(n-1, k)) and z(S) = (c(|S|-1) + c(|S|)) w(S), player i has the sum of z(S) over all S that hold
/// i, less the sum of c(|S|) w(S) over all S but the full one. The sums over all S that hold i, for every i, come by folding the
/// table of z in halves. Sums wrap around in between; the values do not: |value| <= divisor * 2^34 < 2^62.
public final class ExactShapley {

    public static final int MOST_PLAYERS = 20;

    private final LeafWeight rule;
    private final int players;
    private final long divisor;
    private final long[] joining; // c(k), k = size of the coalition that is joined; 0 for the full one
    private final long[] g; // [coalition]
    private final long[] h;
    private final long[] weights;
    private final long[] squares;

    public ExactShapley(LeafWeight rule, int players) {
        if (players < 1 || players > MOST_PLAYERS) {
            throw new IllegalArgumentException("Expected 1.." + MOST_PLAYERS + " players, got " + players);
        }
        this.rule = rule;
        this.players = players;
        divisor = divisor(players);
        joining = new long[players + 1];
        long binomial = 1;
        for (int k = 0; k < players; k++) {
            joining[k] = divisor / (players * binomial);
            binomial = binomial * (players - 1 - k) / (k + 1);
        }
        g = new long[1 << players];
        h = new long[1 << players];
        weights = new long[1 << players];
        squares = new long[1 << players];
    }

    /// The least common multiple of 1..n, which n * C(n-1, k) divides for every k.
    public static long divisor(int players) {
        long lcm = 1;
        for (int i = 2; i <= players; i++) {
            lcm = lcm / gcd(lcm, i) * i;
        }
        return lcm;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    public LeafShares of(LeafSums leaf) {
        if (leaf.players() != players) {
            throw new IllegalArgumentException("Expected " + players + " players, got " + leaf.players());
        }
        long outsideWeight = 0;
        long outsideSquare = 0;
        for (int set = 1; set < g.length; set++) {
            int last = Integer.numberOfTrailingZeros(set);
            int rest = set & (set - 1);
            g[set] = g[rest] + leaf.gradient(last);
            h[set] = h[rest] + leaf.hessian(last);
            long weight = leaf.weight(rule, g[set], h[set]);
            long square = LeafWeight.square(weight);
            int size = Integer.bitCount(set);
            outsideWeight += joining[size] * weight;
            outsideSquare += joining[size] * square;
            long factor = joining[size - 1] + joining[size];
            weights[set] = factor * weight;
            squares[set] = factor * square;
        }
        return new LeafShares(fold(weights, outsideWeight), fold(squares, outsideSquare));
    }

    private long[] fold(long[] table, long outside) {
        long[] values = new long[players];
        for (int i = players - 1; i >= 0; i--) {
            int half = 1 << i;
            long holding = 0;
            for (int set = 0; set < half; set++) {
                holding += table[half + set];
                table[set] += table[half + set];
            }
            values[i] = holding - outside;
        }
        table[0] = 0;
        return values;
    }

    /// By which the shares are to be divided.
    public long divisor() {
        return divisor;
    }
}
