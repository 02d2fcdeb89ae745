package io.riskmesh.boosting.accumulate;

/// The rows of one node: `rows[from..to-1]`, ascending. A view, valid until the rows are partitioned again.
public record NodeRows(int[] rows, int from, int to) {

    public int count() {
        return to - from;
    }

    @Override
    public String toString() {
        return "NodeRows[" + count() + " rows]";
    }
}
