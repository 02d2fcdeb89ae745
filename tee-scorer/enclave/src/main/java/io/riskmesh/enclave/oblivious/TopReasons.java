package io.riskmesh.enclave.oblivious;

/// Picks the reasons that leave the enclave, again without a branch or an index that depends on the row: of the caller's own
/// features those whose sums are largest, and one direction for all of the other side's together. Immutable, thread-safe.
public final class TopReasons {

    /// The most reasons one score carries.
    public static final int MOST = 5;

    /// Sums of own features below this (0.05 margin units) are no reason.
    public static final int LEAST_OWN = ReasonDeltas.UNITS / 20;

    /// A total of the other side below this (0.25 margin units) has no direction.
    public static final int LEAST_OTHER = ReasonDeltas.UNITS / 4;

    private static final int NONE = -1;

    private final int[] codes; // [feature]
    private final int[] own; // [feature]: all ones for the caller's own, else 0

    /// @param codes a reason code >= 0 for each feature
    /// @param own whether a feature is the caller's own
    public TopReasons(int[] codes, boolean[] own) {
        if (codes.length != own.length) {
            throw new IllegalArgumentException("Expected a side for each of " + codes.length + " features, got " + own.length);
        }
        this.codes = codes.clone();
        this.own = new int[own.length];
        for (int f = 0; f < own.length; f++) {
            if (codes[f] < 0) {
                throw new IllegalArgumentException("Expected codes >= 0, got " + codes[f] + " at feature " + f);
            }
            this.own[f] = own[f] ? NONE : 0;
        }
    }

    /// Fills both arrays to their length, which is the number of reasons asked for, at most [#MOST]: in descending order of
    /// weight (ties: the lower feature first) the code of each reason, or -1 where there is none, and its direction:
    /// 1 raises the score, -1 lowers it, 0 where there is none.
    ///
    /// @param sums one per feature, from [ReasonKernel#explain]; not changed
    public void pick(int[] sums, int[] code, int[] direction) {
        if (sums.length != codes.length || code.length != direction.length || code.length > MOST) {
            throw new IllegalArgumentException("Expected " + codes.length + " sums and room for at most " + MOST + " reasons");
        }
        int[] weight = new int[sums.length];
        for (int f = 0; f < weight.length; f++) {
            int magnitude = (sums[f] ^ sums[f] >> 31) - (sums[f] >> 31) & own[f];
            weight[f] = magnitude & ~below(magnitude, LEAST_OWN);
        }
        for (int k = 0; k < code.length; k++) {
            pickOne(sums, weight, code, direction, k);
        }
    }

    private void pickOne(int[] sums, int[] weight, int[] code, int[] direction, int k) {
        int best = 0;
        int at = NONE;
        int bestCode = NONE;
        int bestSum = 0;
        for (int f = 0; f < weight.length; f++) {
            int better = below(best, weight[f]);
            best = best & ~better | weight[f] & better;
            at = at & ~better | f & better;
            bestCode = bestCode & ~better | codes[f] & better;
            bestSum = bestSum & ~better | sums[f] & better;
        }
        for (int f = 0; f < weight.length; f++) { // strike it out
            weight[f] &= ~((f ^ at) - 1 >> 31);
        }
        code[k] = bestCode;
        direction[k] = sign(bestSum);
    }

    /// 1 if all features that are not the caller's own raise the score together, -1 if they lower it, 0 below [#LEAST_OTHER].
    public int other(int[] sums) {
        int total = 0; // at most 2^31 - 1 by the check at load
        for (int f = 0; f < sums.length; f++) {
            total += sums[f] & ~own[f];
        }
        int magnitude = (total ^ total >> 31) - (total >> 31);
        return sign(total & ~below(magnitude, LEAST_OTHER));
    }

    private static int sign(int x) {
        return x >> 31 | -x >>> 31;
    }

    /// All ones if `a < b`, else 0, for ints >= 0.
    private static int below(int a, int b) {
        return a - b >> 31;
    }
}
