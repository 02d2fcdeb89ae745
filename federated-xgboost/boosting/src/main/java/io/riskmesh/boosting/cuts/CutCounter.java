package io.riskmesh.boosting.cuts;

import io.riskmesh.boosting.data.FloatMatrix;
import java.util.Arrays;

/// What a bank computes for a [CutRequest]: how many of its rows fall into each bucket. Pure.
public final class CutCounter {

    private CutCounter() {}

    /// @return one count per cell of the request, in its order; the caller owns it
    /// @throws IllegalArgumentException if the matrix has another number of columns than the request has features
    public static long[] count(CutRequest request, FloatMatrix rows) {
        if (rows.columns() != request.features()) {
            throw new IllegalArgumentException("Expected " + request.features() + " columns, got " + rows.columns());
        }
        long[] cells = new long[request.cellCount()];
        int at = 0;
        if (request.round() == 0) {
            cells[at++] = rows.rows();
        }
        for (int f = 0; f < request.features(); f++) {
            int length = (int) request.cells(f);
            if (length == 0) {
                continue;
            }
            if (!request.isNumeric(f)) {
                cells[at] = countKnown(rows, f, request.categories(f));
            } else if (request.round() == 0) {
                countFirst(rows, f, cells, at);
            } else {
                countChildren(rows, f, request, cells, at);
            }
            at += length;
        }
        return cells;
    }

    private static long countKnown(FloatMatrix rows, int feature, int categories) {
        long known = 0;
        for (int row = 0; row < rows.rows(); row++) {
            float value = rows.value(row, feature);
            int code = (int) value;
            known += code >= 0 && code < categories && code == value ? 1 : 0;
        }
        return known;
    }

    private static void countFirst(FloatMatrix rows, int feature, long[] cells, int at) {
        for (int row = 0; row < rows.rows(); row++) {
            float value = rows.value(row, feature);
            if (!Float.isNaN(value)) {
                cells[at + (FloatKey.of(value) >>> Integer.SIZE - CutRequest.FIRST_BITS)]++;
            }
        }
    }

    private static void countChildren(FloatMatrix rows, int feature, CutRequest request, long[] cells, int at) {
        int childBits = CutRequest.childBits(request.round());
        int bits = CutRequest.announcedBits(request.round());
        int[] prefixes = request.prefixes(feature);
        int[] from = firstByTopBits(prefixes, bits);
        for (int row = 0; row < rows.rows(); row++) {
            float value = rows.value(row, feature);
            if (Float.isNaN(value)) {
                continue;
            }
            int key = FloatKey.of(value);
            int top = key >>> Integer.SIZE - CutRequest.FIRST_BITS;
            int found = Arrays.binarySearch(prefixes, from[top], from[top + 1], key >>> Integer.SIZE - bits);
            if (found >= 0) {
                int child = key >>> Integer.SIZE - bits - childBits & (1 << childBits) - 1;
                cells[at + (found << childBits) + child]++;
            }
        }
    }

    /// `from[t]..from[t + 1]` are the announced buckets inside the first-round bucket t, so that searches stay short.
    private static int[] firstByTopBits(int[] prefixes, int bits) {
        int[] from = new int[CutRequest.FIRST_BUCKETS + 1];
        for (int prefix : prefixes) {
            from[(prefix >>> bits - CutRequest.FIRST_BITS) + 1]++;
        }
        for (int t = 0; t < CutRequest.FIRST_BUCKETS; t++) {
            from[t + 1] += from[t];
        }
        return from;
    }
}
