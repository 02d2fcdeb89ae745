package io.riskmesh.boosting.cuts;

import io.riskmesh.boosting.canonical.Decoded;
import java.util.Arrays;

/// What every bank is asked to count in one round of a cut search (training.md section 3). A bucket holds the values whose
/// [FloatKey] begins with the same bits: 10 in round 0, 4 more in each later round, all 32 after round 6.
///
/// Round 0: one cell for the rows, then for each numeric feature a cell for each of the 1,024 buckets, for each categorical
/// feature one cell for the rows with a known code. Later: the children of each announced bucket, 16 of them (4 in round 6).
/// Immutable.
public final class CutRequest {
    public static final int MOST_ROUNDS = 7;
    public static final int MAX_CELLS = 1 << 28;

    static final int FIRST_BITS = 10;
    static final int FIRST_BUCKETS = 1 << FIRST_BITS;
    static final int NUMERIC = -1;

    private static final int STEP_BITS = 4;

    private final int round;
    private final int[] categories; // per feature: codes of the dictionary, or NUMERIC
    private final int[][] prefixes; // per feature, ascending; none in round 0 and for categorical features

    CutRequest(int round, int[] categories, int[][] prefixes) {
        this.round = round;
        this.categories = categories;
        this.prefixes = prefixes;
    }

    static CutRequest first(int[] categories) {
        return new CutRequest(0, categories, new int[categories.length][0]);
    }

    public static Decoded<CutRequest> decode(byte[] bytes) {
        return CutRequestBytes.decode(bytes);
    }

    /// 0..6.
    public int round() {
        return round;
    }

    public int features() {
        return categories.length;
    }

    /// Cells that a bank answers with.
    public int cellCount() {
        long cells = round == 0 ? 1 : 0;
        for (int f = 0; f < categories.length; f++) {
            cells += cells(f);
        }
        return Math.toIntExact(cells);
    }

    /// The only encoding of this request.
    public byte[] canonicalBytes() {
        return CutRequestBytes.encode(this);
    }

    boolean isNumeric(int feature) {
        return categories[feature] == NUMERIC;
    }

    int categories(int feature) {
        return categories[feature];
    }

    /// The announced buckets of a feature; not to be changed.
    int[] prefixes(int feature) {
        return prefixes[feature];
    }

    long cells(int feature) {
        if (round == 0) {
            return isNumeric(feature) ? FIRST_BUCKETS : 1;
        }
        return (long) prefixes[feature].length << childBits(round);
    }

    /// Bits that the buckets announced in a round are told apart by.
    static int announcedBits(int round) {
        return round == 0 ? 0 : FIRST_BITS + STEP_BITS * (round - 1);
    }

    /// Bits that a round adds to an announced bucket.
    static int childBits(int round) {
        return round == 0 ? FIRST_BITS : Math.min(STEP_BITS, Integer.SIZE - announcedBits(round));
    }

    /// Bits of the bucket that was split to give one of so many bits, more than those of round 0.
    static int parentBits(int bits) {
        return FIRST_BITS + (bits - FIRST_BITS - 1) / STEP_BITS * STEP_BITS;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CutRequest that && round == that.round && Arrays.equals(categories, that.categories)
                && Arrays.deepEquals(prefixes, that.prefixes);
    }

    @Override
    public int hashCode() {
        return 31 * round + Arrays.deepHashCode(prefixes);
    }

    @Override
    public String toString() {
        return "CutRequest[round " + round + ", " + cellCount() + " cells]";
    }
}
