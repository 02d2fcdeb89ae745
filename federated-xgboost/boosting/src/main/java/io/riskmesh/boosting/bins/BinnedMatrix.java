package io.riskmesh.boosting.bins;

import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.boosting.work.Workers;
import java.util.List;

/// Rows as bin numbers, row-major in blocks of [#BLOCK_ROWS] rows; one byte per value if every feature has at most 256
/// slots, else two. Missing is code `bins(f)`, a slot of its own, so that kernels do not branch. Dropped features hold 0.
/// Immutable, thread-safe.
public sealed interface BinnedMatrix permits ByteMatrix, ShortMatrix {

    int BLOCK_BITS = 16;
    int BLOCK_ROWS = 1 << BLOCK_BITS;

    int rows();

    int features();

    /// The bin of a value, or the missing slot `bins(feature)`.
    int code(int row, int feature);

    static BinnedMatrix of(FloatMatrix rows, HistogramCuts cuts) {
        return of(List.of(rows), cuts, Workers.inline());
    }

    /// Several matrices, one under the other.
    ///
    /// @throws IllegalArgumentException for another number of columns than the cuts have features, or a missing value of a
    ///     feature whose cuts have no missing slot
    static BinnedMatrix of(List<FloatMatrix> parts, HistogramCuts cuts, Workers workers) {
        RowCoder coder = new RowCoder(parts, cuts);
        return cuts.mostSlots() <= 1 << Byte.SIZE ? ByteMatrix.of(coder, workers) : ShortMatrix.of(coder, workers);
    }
}
