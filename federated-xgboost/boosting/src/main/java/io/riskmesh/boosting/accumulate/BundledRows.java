package io.riskmesh.boosting.accumulate;

import io.riskmesh.boosting.bins.BinnedMatrix;
import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.work.Workers;
import java.util.List;

/// Rows as cells of their bundles, row-major in blocks of [#BLOCK_ROWS] rows, two bytes each: a kernel adds a row's sums at
/// these places and looks nothing up. If there are more cells than two bytes can name, a value is the cell within its bundle.
/// Immutable.
final class BundledRows {
    static final int BLOCK_BITS = 16;
    static final int BLOCK_ROWS = 1 << BLOCK_BITS;

    private static final int TILE_ROWS = 256;
    private static final int MOST_NAMED = 1 << 16;

    private final List<FeatureBundle> bundles;
    private final int cells;
    private final char[][] blocks; // [row >>> BLOCK_BITS][(row & BLOCK_ROWS - 1) * columns + column]

    BundledRows(BinnedMatrix matrix, HistogramCuts cuts, Workers workers) {
        bundles = FeatureBundle.of(cuts);
        cells = bundles.isEmpty() ? 0 : bundles.getLast().firstCell() + bundles.getLast().cells();
        blocks = new char[Math.ceilDiv(matrix.rows(), BLOCK_ROWS)][];
        for (int b = 0; b < blocks.length; b++) {
            blocks[b] = new char[Math.multiplyExact(Math.min(BLOCK_ROWS, matrix.rows() - b * BLOCK_ROWS), bundles.size())];
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
        for (int column = 0; column < bundles.size(); column++) {
            FeatureBundle bundle = bundles.get(column);
            for (int member = 0; member < bundle.features().length; member++) {
                int feature = bundle.features()[member];
                int radix = bundle.radices()[member];
                int at = first(from) + column;
                for (int row = from; row < to; row++) {
                    block[at] = (char) (block[at] * radix + matrix.code(row, feature));
                    at += bundles.size();
                }
            }
            int at = first(from) + column;
            for (int row = from; row < to && namesCells(); row++) {
                block[at] += (char) bundle.firstCell();
                at += bundles.size();
            }
        }
    }

    /// Whether values name cells of all bundles, not of their own only.
    boolean namesCells() {
        return cells <= MOST_NAMED;
    }

    List<FeatureBundle> bundles() {
        return bundles;
    }

    /// Cells of all bundles.
    int cells() {
        return cells;
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
        return (row & BLOCK_ROWS - 1) * bundles.size();
    }
}
