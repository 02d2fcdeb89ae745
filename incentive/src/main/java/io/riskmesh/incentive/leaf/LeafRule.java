package io.riskmesh.incentive.leaf;

/// Training's leaf rule, in integers.
///
/// @param scaleBits f: sums of gradients and hessians are in units of 2^-f
/// @param lambda in units of 2^-f, at least 0
/// @param alpha in units of 2^-f, at least 0
/// @param minChildWeight in units of 2^-f, at least 0
/// @param maxDeltaStep bound of a weight before eta in units of 2^-26; 0 means none
/// @param etaPpm learning rate in parts per million
/// @param gridBits leaf values are multiples of 2^-gridBits, halves to even; 0 leaves them as they are
public record LeafRule(int scaleBits, long lambda, long alpha, long minChildWeight, long maxDeltaStep, int etaPpm, int gridBits) {

    /// Most of any sum or constant: 2^9 rows of 2^53 in the design's largest run, with room for 16 times that.
    static final long MOST_SUM = 1L << 58;

    private static final int MILLION = 1_000_000;

    public LeafRule {
        within("scaleBits", scaleBits, 0, 40);
        within("lambda", lambda, 0, MOST_SUM);
        within("alpha", alpha, 0, MOST_SUM);
        within("minChildWeight", minChildWeight, 0, MOST_SUM);
        within("maxDeltaStep", maxDeltaStep, 0, LeafWeight.MOST_RATIO);
        within("etaPpm", etaPpm, 1, MILLION);
        within("gridBits", gridBits, 0, LeafWeight.UNIT_BITS);
    }

    private static void within(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " lies within " + least + ".." + most + ", got " + value);
        }
    }
}
