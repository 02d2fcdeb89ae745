package io.riskmesh.binselect.pair;

/// A node to build and which of the pair's rows are in it.
///
/// @param node the tree's number of the node
/// @param rows indexes in pair order, ascending; may be empty
public record NodeRows(int node, int[] rows) {

    @Override
    public String toString() {
        return "NodeRows[node " + node + ", " + rows.length + " rows]";
    }
}
