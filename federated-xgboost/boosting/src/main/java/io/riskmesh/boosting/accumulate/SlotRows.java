package io.riskmesh.boosting.accumulate;

import io.riskmesh.boosting.bins.BinnedMatrix;
import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.histogram.FeatureMask;
import io.riskmesh.boosting.work.Workers;
import java.util.Arrays;

/// Rows as slots of a histogram over all usable features, row-major in blocks of [#BLOCK_ROWS] rows, two bytes each: a
/// kernel adds a row's sums at these places and looks nothing up. If there are more slots than two bytes can name, each
/// value is the code within its feature. Immutable.
final class SlotRows {
    static final int BLOCK_BITS = 16;
    static final int BLOCK_ROWS = 1 << BLOCK_BITS;

    private static final int TILE_ROWS = 256;
    private static final int MOST_NAMED = 1 << 16;

    private final HistogramCuts cuts;
    private final int[] features; // of each column
    private final int[] firstSlots; // what is added to the codes of each column
    private final char[][] blocks; // [row >>> BLOCK_BITS][(row & BLOCK_ROWS - 1) * columns + column]

    SlotRows(BinnedMatrix matrix, HistogramCuts cuts, Workers workers) {
        this.cuts = cuts;
        FeatureMask usable = cuts.usable();
        features = usable.used();
        firstSlots = new int[features.length];
        if (cuts.totalSlots(usable) <= MOST_NAMED) {
            int[] offsets = cuts.offsets(usable);
            for (int column = 0; column < features.length; column++) {
                firstSlots[column] = offsets[features[column]];
            }
        }
        blocks = new char[Math.ceilDiv(matrix.rows(), BLOCK_ROWS)][];
        for (int b = 0; b < blocks.length; b++) {
            blocks[b] = new char[Math.multiplyExact(Math.min(BLOCK_ROWS, matrix.rows() - b * BLOCK_ROWS), features.length)];
        }
        int tiles = Math.ceilDiv(matrix.rows(), TILE_ROWS);
        workers.overRows(tiles, (from, to) -> {
            for (int tile = from; tile < to; tile++) {
                fill(matrix, tile * TILE_ROWS, Math.min(matrix.rows(), (tile + 1) * TILE_ROWS));
            }
        });
    }

    /// A tile lies inside one block.
    private void fill(BinnedMatrix matrix, int from, int to) {
        char[] block = blocks[from >>> BLOCK_BITS];
        for (int column = 0; column < features.length; column++) {
            int at = (from & BLOCK_ROWS - 1) * features.length + column;
            for (int row = from; row < to; row++) {
                block[at] = (char) (firstSlots[column] + matrix.code(row, features[column]));
                at += features.length;
            }
        }
    }

    int columns() {
        return features.length;
    }

    char[] block(int row) {
        return blocks[row >>> BLOCK_BITS];
    }

    /// The first row of the next block.
    static int endOfBlock(int row) {
        return (row | BLOCK_ROWS - 1) + 1;
    }

    /// Where a row begins in its block.
    int first(int row) {
        return (row & BLOCK_ROWS - 1) * features.length;
    }

    /// How these rows are seen through a mask.
    SlotView view(FeatureMask mask) {
        int[] offsets = cuts.offsets(mask);
        int[] columns = new int[features.length];
        int[] shifts = new int[features.length];
        int count = 0;
        boolean named = true;
        for (int column = 0; column < features.length; column++) {
            if (mask.uses(features[column])) {
                columns[count] = column;
                shifts[count] = offsets[features[column]] - firstSlots[column];
                named &= shifts[count] == 0;
                count++;
            }
        }
        return new SlotView(this, Arrays.copyOf(columns, count), Arrays.copyOf(shifts, count),
                cuts.totalSlots(mask), named && count == features.length);
    }
}
