package io.riskmesh.boosting.rows;

import io.riskmesh.boosting.bins.BinnedMatrix;
import io.riskmesh.boosting.bins.ByteMatrix;
import io.riskmesh.boosting.bins.ShortMatrix;
import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.split.SplitRule;
import java.util.Arrays;

/// Which codes of a feature go left: one byte per slot, 1 for left, so that a row costs one look-up and no branch.
///
/// @param left not to be changed
record CodeSides(int feature, byte[] left) {

    /// @throws IllegalArgumentException for a rule that these cuts cannot give
    static CodeSides of(SplitRule rule, HistogramCuts cuts) {
        int feature = rule.feature();
        if (feature >= cuts.features() || cuts.isDropped(feature)
                || cuts.isCategorical(feature) != rule instanceof SplitRule.Categories) {
            throw new IllegalArgumentException("Expected a rule for " + cuts + ", got " + rule);
        }
        byte[] left = new byte[cuts.slots(feature)];
        switch (rule) {
            case SplitRule.Threshold(_, int lastLeftBin, _) -> {
                check(lastLeftBin < cuts.bins(feature), rule);
                Arrays.fill(left, 0, lastLeftBin + 1, (byte) 1);
            }
            case SplitRule.Categories categories -> {
                check(categories.right().getLast() < cuts.bins(feature), rule);
                Arrays.fill(left, (byte) 1);
                categories.right().forEach(code -> left[code] = 0);
            }
        }
        if (cuts.hasMissing(feature)) {
            left[cuts.bins(feature)] = (byte) (rule.missingLeft() ? 1 : 0);
        }
        return new CodeSides(feature, left);
    }

    private static void check(boolean inRange, SplitRule rule) {
        if (!inRange) {
            throw new IllegalArgumentException("Expected bins of the feature, got " + rule);
        }
    }

    /// Sorts rows of a matrix by their side.
    RowSorter over(BinnedMatrix matrix) {
        return switch (matrix) {
            case ByteMatrix bytes -> (rows, from, to, others) -> sort(bytes.column(feature), rows, from, to, others);
            case ShortMatrix shorts -> (rows, from, to, others) -> sort(shorts.column(feature), rows, from, to, others);
        };
    }

    /// Writes every row to both sides and moves one of the two ends on.
    private int sort(byte[] codes, int[] rows, int from, int to, int[] others) {
        int onLeft = from;
        int onRight = from;
        for (int i = from; i < to; i++) {
            int row = rows[i];
            int side = left[codes[row] & 0xff];
            rows[onLeft] = row;
            others[onRight] = row;
            onLeft += side;
            onRight += 1 - side;
        }
        return onLeft - from;
    }

    private int sort(short[] codes, int[] rows, int from, int to, int[] others) {
        int onLeft = from;
        int onRight = from;
        for (int i = from; i < to; i++) {
            int row = rows[i];
            int side = left[codes[row] & 0xffff];
            rows[onLeft] = row;
            others[onRight] = row;
            onLeft += side;
            onRight += 1 - side;
        }
        return onLeft - from;
    }

    @Override
    public String toString() {
        return "CodeSides[feature=" + feature + "]";
    }
}
