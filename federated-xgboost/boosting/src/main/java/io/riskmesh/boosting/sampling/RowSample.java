package io.riskmesh.boosting.sampling;

/// The rows of one owner that one tree sees: row r is kept iff mix64(seed, tree, rowId) < rate * 2^64, unsigned
/// (training.md section 8). The seed is the run's in a plain run and the bank's secret in a federated one. Immutable.
public final class RowSample {
    private final long stream;
    private final boolean all;
    private final long threshold; // unsigned

    /// @param rate in (0, 1]
    public RowSample(long seed, int tree, double rate) {
        if (!(rate > 0 && rate <= 1)) {
            throw new IllegalArgumentException("Expected a rate in (0, 1], got " + rate);
        }
        all = rate == 1;
        stream = SplitMix64.mix64(SplitMix64.mix64(seed, tree) + SplitMix64.GOLDEN_GAMMA);
        // From one half on, rate * 2^64 is an even number of 65 bits at most; below, it fits a signed long.
        threshold = rate >= 0.5 ? (long) Math.scalb(rate, 63) << 1 : (long) Math.ceil(Math.scalb(rate, 64));
    }

    /// The id of a row, the same in a federated and in a pooled run.
    public static long rowId(int participantOrdinal, int localRow) {
        return (long) participantOrdinal << 40 | localRow;
    }

    public boolean keepsAll() {
        return all;
    }

    public boolean keeps(long rowId) {
        return all || Long.compareUnsigned(SplitMix64.mix64((stream ^ rowId) + SplitMix64.GOLDEN_GAMMA), threshold) < 0;
    }

    /// Without the stream: it is as secret as the seed.
    @Override
    public String toString() {
        return "RowSample[all=" + all + "]";
    }
}
