package io.riskmesh.incentive.shapley;

import io.riskmesh.incentive.leaf.LeafRule;
import io.riskmesh.incentive.leaf.LeafWeight;
import java.util.SplittableRandom;

/// Leaves with sums drawn by chance.
public final class Games {

    private Games() {}

    public static LeafRule rule(SplittableRandom random) {
        return new LeafRule(23, (long) random.nextInt(4) << 22, (long) random.nextInt(2) << 20, (long) random.nextInt(2) << 24,
                random.nextInt(2) * (1L << 25), 100_000, random.nextInt(2) * 6);
    }

    /// About one player in five brings nothing.
    public static LeafSums leaf(SplittableRandom random, LeafRule rule, int players) {
        long[] g = new long[players];
        long[] h = new long[players];
        for (int i = 0; i < players; i++) {
            if (random.nextInt(5) > 0) {
                long rows = 1L + random.nextInt(2_000);
                g[i] = random.nextLong(-rows << 21, rows << 21);
                h[i] = random.nextLong(rows, rows << 21);
            }
        }
        return of(rule, g, h);
    }

    public static LeafSums of(LeafRule rule, long[] g, long[] h) {
        long gradient = 0;
        long hessian = 0;
        for (int i = 0; i < g.length; i++) {
            gradient += g[i];
            hessian += h[i];
        }
        return new LeafSums(g, h, new LeafWeight(rule).of(gradient, hessian));
    }

    static long worth(LeafWeight rule, LeafSums leaf, long set) {
        long g = 0;
        long h = 0;
        for (int i = 0; i < leaf.players(); i++) {
            if ((set >> i & 1) == 1) {
                g += leaf.gradient(i);
                h += leaf.hessian(i);
            }
        }
        return leaf.weight(rule, g, h);
    }
}
