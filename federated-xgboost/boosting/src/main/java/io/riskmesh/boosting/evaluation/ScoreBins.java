package io.riskmesh.boosting.evaluation;

import java.util.Arrays;

/// Weighted counts of positives and negatives over 2,048 bins of the margin, each 1/64 wide, -16..16, the outermost open:
/// what banks add under a mask, because they may not pool scores. Immutable.
///
/// Cells: positives of bins 0..2047, then negatives of bins 0..2047; bin 0 has the lowest margins.
public final class ScoreBins {

    public static final int BINS = 2048;
    public static final int CELLS = 2 * BINS;

    private static final int ZERO_BIN = BINS / 2;
    private static final double BINS_PER_UNIT = 64.0;

    private final long[] cells; // [class][bin]

    private ScoreBins(long[] cells) {
        this.cells = cells;
    }

    /// The bin of a finite margin.
    public static int bin(float margin) {
        return (int) Math.clamp(Math.floor(margin * BINS_PER_UNIT) + ZERO_BIN, 0.0, BINS - 1.0);
    }

    /// The lowest margin of a bin; minus infinity for the first.
    public static double lowerEdge(int bin) {
        return bin == 0 ? Double.NEGATIVE_INFINITY : (bin - ZERO_BIN) / BINS_PER_UNIT;
    }

    /// Counts rows, as [ScoredRows#of] takes them.
    public static ScoreBins count(float[] margins, byte[] labels, long[] weights) {
        RowChecks.check(margins, labels, weights);
        long[] cells = new long[CELLS];
        for (int i = 0; i < margins.length; i++) {
            cells[(labels[i] == 1 ? 0 : BINS) + bin(margins[i])] += weights[i];
        }
        return new ScoreBins(cells);
    }

    /// Cells as a masked sum opened them.
    ///
    /// @throws IllegalArgumentException unless there are [#CELLS] counts >= 0, together at most
    ///     [ScoreGroups#MAX_TOTAL_WEIGHT]: a bank may have lied
    public static ScoreBins ofCells(long[] cells) {
        if (cells.length != CELLS) {
            throw new IllegalArgumentException("Expected " + CELLS + " cells, got " + cells.length);
        }
        long total = 0;
        for (long cell : cells) {
            total = RowChecks.addWeight(total, cell);
        }
        return new ScoreBins(cells.clone());
    }

    /// A copy, for a masked sum.
    public long[] cells() {
        return cells.clone();
    }

    public ScoreBins merge(ScoreBins other) {
        long[] sum = cells.clone();
        Arrays.setAll(sum, i -> sum[i] + other.cells[i]);
        return ofCells(sum);
    }

    public long positives(int bin) {
        return cells[bin];
    }

    public long negatives(int bin) {
        return cells[BINS + bin];
    }

    /// The bins without empty ones, for computing; not for printing, see [#mergeSmall].
    public BinnedScores fine() {
        return mergeSmall(1);
    }

    /// The bins as a report may hold them (privacy rule R10): a bin below the minimum joins its lower neighbour, and what
    /// is left at the bottom joins its upper one. Intervals only widen.
    public BinnedScores mergeSmall(long minimumBinRows) {
        return BinnedScores.of(this, minimumBinRows);
    }
}
