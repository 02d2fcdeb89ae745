package io.riskmesh.boosting.bins;

import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.data.FloatMatrix;
import java.util.List;

/// Codes of the rows of several matrices, one under the other.
final class RowCoder {
    private final List<FloatMatrix> parts;
    private final int[] firstRows; // of each part, then the number of all rows
    private final HistogramCuts cuts;

    RowCoder(List<FloatMatrix> parts, HistogramCuts cuts) {
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

    int features() {
        return cuts.features();
    }

    /// Takes the codes of one row.
    interface Sink {
        void put(int row, int feature, int code);
    }

    void code(int from, int to, Sink sink) {
        for (int part = 0; part < parts.size(); part++) {
            int first = Math.max(from, firstRows[part]);
            int end = Math.min(to, firstRows[part + 1]);
            for (int row = first; row < end; row++) {
                codeRow(parts.get(part), row - firstRows[part], row, sink);
            }
        }
    }

    private void codeRow(FloatMatrix matrix, int local, int row, Sink sink) {
        for (int f = 0; f < cuts.features(); f++) {
            if (cuts.isDropped(f)) {
                continue;
            }
            int code = cuts.binOf(f, matrix.value(local, f));
            if (code >= cuts.slots(f)) {
                throw new IllegalArgumentException("Expected a value of feature " + f + ", which no row lacked when the cuts were"
                        + " found, got none at row " + local);
            }
            sink.put(row, f, code);
        }
    }
}
