package io.riskmesh.boosting.bins;

import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.boosting.work.Workers;
import java.util.List;

/// Rows as bin numbers, column-major, because telling rows into two sides reads one feature of many rows; one byte per
/// value if every feature has at most 256 slots, else two. (Histograms read all features of a row: they have rows of their
/// own.) Missing is code `bins(f)`, a slot of its own, so that kernels do not branch. Dropped features hold 0. Immutable,
/// thread-safe.
public sealed interface BinnedMatrix permits ByteMatrix, ShortMatrix {

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
        ColumnCoder coder = new ColumnCoder(parts, cuts);
        return cuts.mostSlots() <= 1 << Byte.SIZE ? ByteMatrix.of(coder, cuts, workers) : ShortMatrix.of(coder, cuts, workers);
    }
}
