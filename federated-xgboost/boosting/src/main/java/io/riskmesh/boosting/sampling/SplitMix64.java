package io.riskmesh.boosting.sampling;

/// The finaliser of SplitMix64 (Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014) as a
/// keyed hash of a few numbers. Not a cryptographic one: who sees many hashes can find the seed.
public final class SplitMix64 {
    static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private SplitMix64() {}

    /// A bijection of 64-bit words.
    public static long mix64(long value) {
        long z = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    /// mix64(seed, a): the hash of a under a seed. More arguments by folding: mix64(mix64(seed, a), b).
    public static long mix64(long seed, long value) {
        return mix64((mix64(seed + GOLDEN_GAMMA) ^ value) + GOLDEN_GAMMA);
    }
}
