package io.riskmesh.binselect.parameters;

/// The public sizes of one ordered pair of banks, checked when built (design `joint-training.md` section 2).
///
/// @param rows payments of the pair, 0 .. 2^24
/// @param features payee-side features, 0 .. 4,096
/// @param payeeMaxBin value bins per feature, 1 .. 255; one more cell holds the rows whose value is missing
/// @param valueBits v: every |g| and every h is at most 2^v, weights included
/// @param rowBound N: at most so many rows in the whole consortium; v + ⌈log2 N⌉ ≤ 39, so that every total keeps its sign
///     and trees do not depend on the engine
public record SelectParameters(int rows, int features, int payeeMaxBin, int valueBits, long rowBound) {
    public static final int MOST_ROWS = 1 << 24;
    public static final int MOST_FEATURES = 4096;
    public static final int MOST_BITS = 39;

    public SelectParameters {
        require(rows >= 0 && rows <= MOST_ROWS, "0 to 2^24 rows", rows);
        require(features >= 0 && features <= MOST_FEATURES, "0 to 4096 features", features);
        require(payeeMaxBin >= 1 && payeeMaxBin <= 255, "1 to 255 value bins", payeeMaxBin);
        require(valueBits >= 1 && valueBits <= MOST_BITS, "1 to 39 value bits", valueBits);
        require(rowBound >= Math.max(1, rows), "a row bound not below the pair's rows", rowBound);
        require(valueBits + bitsOf(rowBound) <= MOST_BITS, "v + n of at most 39 bits", valueBits + bitsOf(rowBound));
    }

    /// Cells per feature and node: the value bins and the missing one, which is the last.
    public int cells() {
        return payeeMaxBin + 1;
    }

    /// d: levels of a tree with at least {@link #cells} leaves.
    public int depth() {
        return 32 - Integer.numberOfLeadingZeros(payeeMaxBin);
    }

    /// D = 2^d.
    public int leaves() {
        return 1 << depth();
    }

    /// The largest |g| or h, 2^v.
    public long valueBound() {
        return 1L << valueBits;
    }

    /// Whether there is anything to transfer.
    public boolean isEmpty() {
        return rows == 0 || features == 0;
    }

    /// Row and feature as one index, row after row.
    public long rowFeatures() {
        return (long) rows * features;
    }

    /// Rows per `Corrections` message: about a megabyte.
    public int rowsPerPart() {
        return Math.max(1, (1 << 16) / Math.max(1, features));
    }

    /// `Corrections` messages per tree.
    public int parts() {
        return isEmpty() ? 0 : Math.ceilDiv(rows, rowsPerPart());
    }

    /// The rows of a part or, with {@link #rowsPerBlock}, of a block.
    public int rowsIn(int index, int rowsPerPiece) {
        return Math.min(rowsPerPiece, rows - index * rowsPerPiece);
    }

    /// Rows per block of the set-up: about 2^15 transfers.
    public int rowsPerBlock() {
        return Math.max(1, (1 << 15) / Math.max(1, features * depth()));
    }

    /// Blocks of the set-up.
    public int blocks() {
        return isEmpty() ? 0 : Math.ceilDiv(rows, rowsPerBlock());
    }

    private static int bitsOf(long bound) {
        return 64 - Long.numberOfLeadingZeros(bound - 1);
    }

    private static void require(boolean holds, String expected, long actual) {
        if (!holds) {
            throw new IllegalArgumentException("Expected " + expected + ", got " + actual);
        }
    }
}
