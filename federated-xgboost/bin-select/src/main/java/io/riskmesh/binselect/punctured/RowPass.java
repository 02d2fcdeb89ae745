package io.riskmesh.binselect.punctured;

import io.riskmesh.binselect.pair.NodeRows;
import io.riskmesh.binselect.parameters.SelectParameters;
import java.util.Arrays;
import java.util.List;

/// One pass over the rows of a level's nodes, block by block, so that leaves that are not kept are made once per level, and
/// only those of rows that are built.
final class RowPass {
    private final SelectParameters parameters;
    private final LeafSource source;

    RowPass(SelectParameters parameters, LeafSource source) {
        this.parameters = parameters;
        this.source = source;
    }

    /// Where leaves come from.
    interface LeafSource {
        /// Whether all leaves of the block are at hand or will be kept.
        boolean keeps(int block);

        /// The leaves of all rows of a block.
        byte[] all(int block);

        /// The leaves of some rows of a block, in this order.
        byte[] some(int block, int[] rows);
    }

    /// Takes one row.
    interface Sink {
        /// @param at the row's place in `leaves`
        void add(int node, byte[] leaves, int at, int row);
    }

    void run(List<NodeRows> nodes, Sink sink) {
        int[] next = new int[nodes.size()];
        for (int block = 0; block < parameters.blocks(); block++) {
            int first = block * parameters.rowsPerBlock();
            int end = first + parameters.rowsIn(block, parameters.rowsPerBlock());
            int[] until = new int[next.length];
            int count = 0;
            for (int n = 0; n < next.length; n++) {
                int found = Arrays.binarySearch(nodes.get(n).rows(), end - 1);
                until[n] = found >= 0 ? found + 1 : -found - 1;
                count += until[n] - next[n];
            }
            if (count > 0) {
                run(nodes, next, until, block, count, sink);
            }
            next = until;
        }
    }

    private void run(List<NodeRows> nodes, int[] from, int[] until, int block, int count, Sink sink) {
        boolean keeps = source.keeps(block);
        byte[] leaves = keeps ? source.all(block) : source.some(block, rows(nodes, from, until, count));
        int at = 0;
        for (int n = 0; n < from.length; n++) {
            for (int i = from[n]; i < until[n]; i++) {
                int row = nodes.get(n).rows()[i];
                sink.add(n, leaves, keeps ? row - block * parameters.rowsPerBlock() : at, row);
                at++;
            }
        }
    }

    private static int[] rows(List<NodeRows> nodes, int[] from, int[] until, int count) {
        int[] rows = new int[count];
        int at = 0;
        for (int n = 0; n < from.length; n++) {
            System.arraycopy(nodes.get(n).rows(), from[n], rows, at, until[n] - from[n]);
            at += until[n] - from[n];
        }
        return rows;
    }
}
