package io.riskmesh.boosting.bins;

import io.riskmesh.boosting.cuts.FeatureCuts;
import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.boosting.work.Workers;
import java.util.List;

/// Turns the values of several matrices, one under the other, into codes. Goes through tiles of few rows, one column of a
/// tile after the other, so that values come from the cache and codes are written in order.
final class ColumnCoder {
    private static final int TILE_ROWS = 256;

    private final List<FloatMatrix> parts;
    private final int[] firstRows; // of each part, then the number of all rows
    private final HistogramCuts cuts;

    ColumnCoder(List<FloatMatrix> parts, HistogramCuts cuts) {
        this.parts = List.copyOf(parts);
        this.cuts = cuts;
        firstRows = new int[parts.size() + 1];
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).columns() != cuts.features()) {
                throw new IllegalArgumentException("Expected " + cuts.features() + " columns, got " + parts.get(i).columns());
            }
            firstRows[i + 1] = Math.addExact(firstRows[i], parts.get(i).rows());
        }
    }

    int rows() {
        return firstRows[parts.size()];
    }

    /// Takes the codes of one column, row by row.
    interface Sink {
        void put(int feature, int firstRow, int[] codes, int count);
    }

    void code(Sink sink, Workers workers) {
        int tiles = Math.ceilDiv(rows(), TILE_ROWS);
        workers.overRows(tiles, (first, end) -> {
            int[] codes = new int[TILE_ROWS];
            for (int tile = first; tile < end; tile++) {
                codeTile(tile * TILE_ROWS, Math.min(rows(), (tile + 1) * TILE_ROWS), codes, sink);
            }
        });
    }

    private void codeTile(int from, int to, int[] codes, Sink sink) {
        for (int part = 0; part < parts.size(); part++) {
            int first = Math.max(from, firstRows[part]);
            int end = Math.min(to, firstRows[part + 1]);
            for (int f = 0; f < cuts.features() && first < end; f++) {
                if (!cuts.isDropped(f)) {
                    codeColumn(parts.get(part), first - firstRows[part], end - firstRows[part], f, codes);
                    sink.put(f, first, codes, end - first);
                }
            }
        }
    }

    private void codeColumn(FloatMatrix matrix, int from, int to, int feature, int[] codes) {
        int slots = cuts.slots(feature);
        switch (cuts.feature(feature)) {
            case FeatureCuts.Numeric numeric -> {
                for (int row = from; row < to; row++) {
                    codes[row - from] = numeric.binOf(matrix.value(row, feature));
                }
            }
            case FeatureCuts.Categorical categorical -> {
                for (int row = from; row < to; row++) {
                    codes[row - from] = categorical.binOf(matrix.value(row, feature));
                }
            }
        }
        for (int row = from; row < to; row++) {
            if (codes[row - from] >= slots) {
                throw new IllegalArgumentException("Expected a value of feature " + feature + ", which no row lacked when the"
                        + " cuts were found, got none at row " + row);
            }
        }
    }
}
