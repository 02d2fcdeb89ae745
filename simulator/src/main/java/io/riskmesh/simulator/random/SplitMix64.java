package io.riskmesh.simulator.random;

/// The SplitMix64 generator (Steele, Lea, Flood 2014, figure 17) with the distributions that the simulator needs, all by
/// `StrictMath`: one seed gives the same bits on every machine. Not thread-safe and no generator for secrets.
public final class SplitMix64 {

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final double DOUBLE_UNIT = 0x1.0p-53;

    private long state;
    private double spareGaussian;
    private boolean hasSpare;

    public SplitMix64(long seed) {
        this.state = seed;
    }

    /// The generator of one entity. Entities do not share a stream, so adding one does not change the others.
    public static SplitMix64 of(long seed, long kind, long id) {
        return new SplitMix64(mix64(mix64(mix64(seed) + kind * GOLDEN_GAMMA) + id * GOLDEN_GAMMA));
    }

    /// Stafford's variant 13 of the 64-bit finaliser, as in the paper.
    public static long mix64(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    public long nextLong() {
        state += GOLDEN_GAMMA;
        return mix64(state);
    }

    /// Uniform in [0, 1), a multiple of 2^-53.
    public double nextDouble() {
        return (nextLong() >>> 11) * DOUBLE_UNIT;
    }

    /// Uniform in [0, bound), bound > 0; the bias of the multiplication is below bound / 2^64.
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("Expected a bound > 0, got " + bound);
        }
        return (int) Math.unsignedMultiplyHigh(nextLong(), bound);
    }

    /// Uniform in [from, to].
    public int between(int from, int to) {
        return from + nextInt(to - from + 1);
    }

    /// Uniform in [from, to).
    public double between(double from, double to) {
        return from + (to - from) * nextDouble();
    }

    public boolean chance(double probability) {
        return nextDouble() < probability;
    }

    /// Standard normal by Marsaglia's polar method.
    public double gaussian() {
        if (hasSpare) {
            hasSpare = false;
            return spareGaussian;
        }
        double u;
        double v;
        double s;
        do {
            u = 2 * nextDouble() - 1;
            v = 2 * nextDouble() - 1;
            s = u * u + v * v;
        } while (s >= 1 || s == 0);
        double factor = StrictMath.sqrt(-2 * StrictMath.log(s) / s);
        spareGaussian = v * factor;
        hasSpare = true;
        return u * factor;
    }

    /// Lognormal by its median and the standard deviation of its logarithm.
    public double lognormal(double median, double logSd) {
        return median * StrictMath.exp(logSd * gaussian());
    }

    public double exponential(double mean) {
        return -mean * StrictMath.log(1 - nextDouble());
    }

    /// Poisson by Knuth's product; for means up to about 30.
    public int poisson(double mean) {
        double limit = StrictMath.exp(-mean);
        int count = 0;
        double product = nextDouble();
        while (product > limit) {
            count++;
            product *= nextDouble();
        }
        return count;
    }
}
