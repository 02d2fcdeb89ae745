package io.riskmesh.boosting.rows;

/// Tells rows into two sides and keeps the order on both.
interface RowSorter {

    /// Moves the rows of the first side in `rows[from..to-1]` to its beginning, those of the other side to `others[from..]`.
    ///
    /// @return rows on the first side
    int sort(int[] rows, int from, int to, int[] others);
}
