package io.riskmesh.incentive.leaf;

/// The weight that a coalition's sums would have given a leaf, in units of 2^-26 (design `incentive.md` section 2, item 1).
/// |weight| <= 2^30, its square <= 2^34, no intermediate exceeds 2^62. Immutable.
public final class LeafWeight {

    /// Weights and their squares are in units of 2^-26.
    public static final int UNIT_BITS = 26;

    /// |G| / D is cut off here; only freak coalitions meet it.
    static final long MOST_RATIO = 16L << UNIT_BITS;

    private static final int MOST_BITS = 36;
    private static final int MILLION = 1_000_000;

    private final long lambda;
    private final long alpha;
    private final long minChildWeight;
    private final long maxDeltaStep;
    private final int etaPpm;
    private final int gridShift;

    public LeafWeight(LeafRule rule) {
        lambda = rule.lambda();
        alpha = rule.alpha();
        minChildWeight = rule.minChildWeight();
        maxDeltaStep = rule.maxDeltaStep();
        etaPpm = rule.etaPpm();
        gridShift = rule.gridBits() == 0 ? 0 : UNIT_BITS - rule.gridBits();
    }

    /// @param gradient sum of g, |gradient| <= 2^58
    /// @param hessian sum of h, at most 2^58
    public long of(long gradient, long hessian) {
        if (hessian < minChildWeight || hessian <= 0) {
            return 0;
        }
        long ratio = ratio(threshold(gradient), hessian + lambda);
        if (maxDeltaStep != 0) {
            ratio = Math.clamp(ratio, -maxDeltaStep, maxDeltaStep);
        }
        return onGrid(-Math.floorDiv(ratio * etaPpm, MILLION));
    }

    /// The square of a weight.
    public static long square(long weight) {
        return weight * weight >> UNIT_BITS;
    }

    /// Whether these sums meet the cut-off.
    public boolean isCutOff(long gradient, long hessian) {
        return hessian > 0 && Math.abs(threshold(gradient)) >> 4 >= hessian + lambda;
    }

    private static long ratio(long g, long d) {
        long size = Math.abs(g);
        if (size >> 4 >= d) {
            return g < 0 ? -MOST_RATIO : MOST_RATIO;
        }
        int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(size) - MOST_BITS);
        return Math.floorDiv(g >> shift << UNIT_BITS, d >> shift);
    }

    private long threshold(long g) {
        return g > alpha ? g - alpha : g < -alpha ? g + alpha : 0;
    }

    private long onGrid(long weight) {
        if (gridShift == 0) {
            return weight;
        }
        long half = (1L << gridShift - 1) - 1 + (weight >> gridShift & 1);
        return weight + half >> gridShift << gridShift;
    }
}
