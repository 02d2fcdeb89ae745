package io.riskmesh.boosting.rows;

import io.riskmesh.boosting.accumulate.NodeRows;
import io.riskmesh.boosting.work.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The rows of every node of the growing tree: a node owns a segment of one `int[]`, its children the two parts of it, rows
/// ascending in each. Rows that the tree does not see stand behind the root's segment. Not thread-safe.
final class RowPartition {
    private static final int UNKNOWN = -1;

    private final int[] rows;
    private final int[] others; // the other side while a segment is being sorted
    private final Workers workers;
    private int[] from = new int[64]; // by node
    private int[] to = new int[64];

    RowPartition(int count, Workers workers) {
        rows = new int[count];
        others = new int[count];
        this.workers = workers;
    }

    /// A segment to be told into two sides.
    record Cut(int node, int leftChild, RowSorter sorter) {}

    /// Starts over: every row in the root, or the sampled ones only.
    void restart(Owners.Sample sample) {
        Arrays.fill(from, UNKNOWN);
        workers.overRows(rows.length, (first, end) -> {
            for (int row = first; row < end; row++) {
                rows[row] = row;
            }
        });
        from[0] = 0;
        to[0] = rows.length;
        if (!sample.keepsAll()) {
            to[0] = sort(List.of(new Segment(0, rows.length, sample)))[0];
        }
    }

    boolean knows(int node) {
        return node < from.length && from[node] != UNKNOWN;
    }

    /// A view of the rows of a node that [#knows].
    NodeRows node(int node) {
        if (!knows(node)) {
            throw new IllegalArgumentException("Expected a node of the growing tree, got " + node);
        }
        return new NodeRows(rows, from[node], to[node]);
    }

    /// Rows that the tree does not see.
    NodeRows outside() {
        return new NodeRows(rows, to[0], rows.length);
    }

    /// Gives each node's rows to its children.
    void split(List<Cut> cuts) {
        List<Segment> segments = new ArrayList<>(cuts.size());
        for (Cut cut : cuts) {
            NodeRows node = node(cut.node());
            segments.add(new Segment(node.from(), node.to(), cut.sorter()));
        }
        int[] onLeft = sort(segments);
        for (int i = 0; i < onLeft.length; i++) {
            int left = cuts.get(i).leftChild();
            int middle = segments.get(i).from + onLeft[i];
            set(left, segments.get(i).from, middle);
            set(left + 1, middle, segments.get(i).to);
        }
    }

    private void set(int node, int first, int end) {
        if (node >= from.length) {
            int known = from.length;
            from = Arrays.copyOf(from, Math.max(2 * known, node + 1));
            to = Arrays.copyOf(to, from.length);
            Arrays.fill(from, known, from.length, UNKNOWN);
        }
        from[node] = first;
        to[node] = end;
    }

    private record Segment(int from, int to, RowSorter sorter) {}

    /// Sorts pieces of segments side by side, then moves them together.
    ///
    /// @return rows on the left of each segment
    private int[] sort(List<Segment> segments) {
        int[] firstPiece = new int[segments.size() + 1];
        for (int s = 0; s < segments.size(); s++) {
            int count = segments.get(s).to - segments.get(s).from;
            firstPiece[s + 1] = firstPiece[s] + workers.pieces(count, 2 * workers.threads());
        }
        int[] onLeft = new int[firstPiece[segments.size()]]; // by piece
        workers.run(onLeft.length, piece -> {
            int found = Arrays.binarySearch(firstPiece, piece);
            int s = found >= 0 ? found : -found - 2;
            Segment segment = segments.get(s);
            int first = bound(segment, firstPiece, s, piece);
            onLeft[piece] = segment.sorter.sort(rows, first, bound(segment, firstPiece, s, piece + 1), others);
        });
        int[] total = new int[segments.size()];
        workers.run(total.length, s -> total[s] = join(segments.get(s), firstPiece, s, onLeft));
        return total;
    }

    private static int bound(Segment segment, int[] firstPiece, int s, int piece) {
        return segment.from
                + Workers.from(segment.to - segment.from, firstPiece[s + 1] - firstPiece[s], piece - firstPiece[s]);
    }

    /// Pieces hold their left rows at their beginning, and their right rows in `others`.
    private int join(Segment segment, int[] firstPiece, int s, int[] onLeft) {
        int next = segment.from;
        for (int piece = firstPiece[s]; piece < firstPiece[s + 1]; piece++) {
            if (piece > firstPiece[s]) { // those of the first piece are where they belong
                System.arraycopy(rows, bound(segment, firstPiece, s, piece), rows, next, onLeft[piece]);
            }
            next += onLeft[piece];
        }
        int left = next - segment.from;
        for (int piece = firstPiece[s]; piece < firstPiece[s + 1]; piece++) {
            int first = bound(segment, firstPiece, s, piece);
            int right = bound(segment, firstPiece, s, piece + 1) - first - onLeft[piece];
            System.arraycopy(others, first, rows, next, right);
            next += right;
        }
        return left;
    }
}
