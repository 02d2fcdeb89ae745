package io.riskmesh.boosting.rows;

import io.riskmesh.boosting.accumulate.NodeRows;
import io.riskmesh.boosting.bins.BinnedMatrix;
import io.riskmesh.boosting.bins.ByteMatrix;
import io.riskmesh.boosting.bins.ShortMatrix;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.work.Workers;
import java.util.ArrayList;
import java.util.List;

/// Adds a tree's leaf values to margins, float32, one addition per row and tree. Rows whose node is known need no walk from
/// the root; each row is in exactly one segment, so segments may be done side by side.
final class MarginUpdate {
    private final BinnedTree tree;
    private final BinnedMatrix matrix;
    private final float[] margins;
    private final List<Segment> segments = new ArrayList<>();

    /// @param node from which the rows walk on
    private record Segment(int node, NodeRows rows) {}

    MarginUpdate(BinnedTree tree, BinnedMatrix matrix, float[] margins) {
        this.tree = tree;
        this.matrix = matrix;
        this.margins = margins;
    }

    /// All rows walk from the root.
    void everyRow(Workers workers) {
        workers.overRows(margins.length, (from, to) -> {
            for (int row = from; row < to; row++) {
                margins[row] += tree.value(0, matrix, row);
            }
        });
    }

    /// Rows walk from the deepest node that the partition knows.
    void knownRows(RowPartition partition, Workers workers) {
        collect(0, partition, workers);
        addPieces(0, partition.outside(), workers);
        workers.run(segments.size(), i -> add(segments.get(i)));
    }

    private void collect(int node, RowPartition partition, Workers workers) {
        RegressionTree shape = tree.tree();
        if (!shape.isLeaf(node) && partition.knows(shape.left(node))) {
            collect(shape.left(node), partition, workers);
            collect(shape.right(node), partition, workers);
        } else {
            addPieces(node, partition.node(node), workers);
        }
    }

    private void addPieces(int node, NodeRows rows, Workers workers) {
        int pieces = workers.pieces(rows.count(), 2 * workers.threads());
        for (int i = 0; i < pieces; i++) {
            segments.add(new Segment(node, new NodeRows(rows.rows(), rows.from() + Workers.from(rows.count(), pieces, i),
                    rows.from() + Workers.from(rows.count(), pieces, i + 1))));
        }
    }

    private void add(Segment segment) {
        RegressionTree shape = tree.tree();
        int node = segment.node;
        if (shape.isLeaf(node)) {
            addConstant(segment.rows, shape.leafValue(node));
        } else if (shape.isLeaf(shape.left(node)) && shape.isLeaf(shape.right(node))) {
            float[] leaves = {shape.leafValue(shape.right(node)), shape.leafValue(shape.left(node))};
            addSides(tree.sides(node), segment.rows, leaves);
        } else {
            addWalks(node, segment.rows);
        }
    }

    private void addConstant(NodeRows rows, float value) {
        for (int i = rows.from(); i < rows.to(); i++) {
            margins[rows.rows()[i]] += value;
        }
    }

    /// @param leaves the right one, then the left one
    private void addSides(CodeSides sides, NodeRows rows, float[] leaves) {
        switch (matrix) {
            case ByteMatrix bytes -> addSides(bytes.column(sides.feature()), sides.left(), rows, leaves);
            case ShortMatrix shorts -> addSides(shorts.column(sides.feature()), sides.left(), rows, leaves);
        }
    }

    private void addSides(byte[] codes, byte[] left, NodeRows rows, float[] leaves) {
        for (int i = rows.from(); i < rows.to(); i++) {
            int row = rows.rows()[i];
            margins[row] += leaves[left[codes[row] & 0xff]];
        }
    }

    private void addSides(short[] codes, byte[] left, NodeRows rows, float[] leaves) {
        for (int i = rows.from(); i < rows.to(); i++) {
            int row = rows.rows()[i];
            margins[row] += leaves[left[codes[row] & 0xffff]];
        }
    }

    private void addWalks(int node, NodeRows rows) {
        for (int i = rows.from(); i < rows.to(); i++) {
            int row = rows.rows()[i];
            margins[row] += tree.value(node, matrix, row);
        }
    }
}
