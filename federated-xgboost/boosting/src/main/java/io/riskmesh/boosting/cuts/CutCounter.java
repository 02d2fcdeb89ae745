package io.riskmesh.boosting.cuts;

import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.boosting.work.Workers;

/// What a bank computes for a [CutRequest]: how many of its rows fall into each bucket. Pure.
public final class CutCounter {

    /// Goes through few rows at a time, so that their values come from memory once, not once for each feature.
    private static final int TILE_ROWS = 2048;

    private CutCounter() {}

    /// @return one count per cell of the request, in its order; the caller owns it
    /// @throws IllegalArgumentException if the matrix has another number of columns than the request has features
    public static long[] count(CutRequest request, FloatMatrix rows) {
        return count(request, rows, Workers.inline());
    }

    /// The same, features shared among threads.
    public static long[] count(CutRequest request, FloatMatrix rows, Workers workers) {
        if (rows.columns() != request.features()) {
            throw new IllegalArgumentException("Expected " + request.features() + " columns, got " + rows.columns());
        }
        long[] cells = new long[request.cellCount()];
        FeatureCount[] features = new FeatureCount[request.features()];
        int at = 0;
        if (request.round() == 0) {
            cells[at++] = rows.rows();
        }
        for (int f = 0; f < features.length; f++) {
            features[f] = feature(request, f, at);
            at += (int) request.cells(f);
        }
        int stretches = Math.min(workers.threads(), features.length);
        workers.run(stretches, s -> {
            int first = Workers.from(features.length, stretches, s);
            int end = Workers.from(features.length, stretches, s + 1);
            for (int row = 0; row < rows.rows(); row += TILE_ROWS) {
                for (int f = first; f < end; f++) {
                    features[f].count(rows, f, row, Math.min(rows.rows(), row + TILE_ROWS), cells);
                }
            }
        });
        return cells;
    }

    private static FeatureCount feature(CutRequest request, int feature, int at) {
        if (request.cells(feature) == 0) {
            return new FeatureCount.Nothing();
        }
        if (!request.isNumeric(feature)) {
            return new FeatureCount.KnownCodes(request.categories(feature), at);
        }
        if (request.round() == 0) {
            return new FeatureCount.FirstBuckets(at);
        }
        return FeatureCount.Children.of(request.prefixes(feature), request.round(), at);
    }
}
