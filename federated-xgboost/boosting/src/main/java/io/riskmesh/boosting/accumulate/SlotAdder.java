package io.riskmesh.boosting.accumulate;

import io.riskmesh.boosting.bins.BinnedMatrix;
import io.riskmesh.boosting.bins.ByteMatrix;
import io.riskmesh.boosting.bins.ShortMatrix;

/// The inner loops: rows into two-word cells.
sealed interface SlotAdder permits ByteAdder, ShortAdder {

    /// @param countBits h is added shifted by this, above a count of one
    /// @param at the word where slot 0 begins
    void add(NodeRows rows, int countBits, long[] cells, int at);

    static SlotAdder of(BinnedMatrix matrix, SlotColumns columns, long[] pairs) {
        return switch (matrix) {
            case ByteMatrix bytes -> new ByteAdder(bytes, columns, pairs);
            case ShortMatrix shorts -> new ShortAdder(shorts, columns, pairs);
        };
    }
}
