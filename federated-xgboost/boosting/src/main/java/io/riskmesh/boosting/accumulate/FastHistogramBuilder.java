package io.riskmesh.boosting.accumulate;

import io.riskmesh.boosting.bins.BinnedMatrix;
import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.histogram.FeatureMask;
import io.riskmesh.boosting.histogram.GradientHistogram;
import io.riskmesh.boosting.work.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Features of few slots are summed together as bundles. A node of many rows is summed in arrays of its own,
/// cut into pieces for the threads, and moved to its cells in the end; a node of few rows is added to its cells straight.
/// Sums are exact integers, so bundles, pieces, threads and blocks do not change a bit. Not thread-safe.
public final class FastHistogramBuilder implements HistogramBuilder {

    private final BundledRows rows;
    private final HistogramCuts cuts;
    private final Workers workers;
    private final Queue<PieceSums> spare = new ConcurrentLinkedQueue<>(); // all zero
    private FeatureMask lastMask;
    private BundleView lastView;

    public FastHistogramBuilder(BinnedMatrix matrix, HistogramCuts cuts, Workers workers) {
        this.rows = new BundledRows(matrix, cuts, workers);
        this.cuts = cuts;
        this.workers = workers;
        lastMask = cuts.usable();
        lastView = new BundleView(rows, cuts, lastMask);
    }

    /// @param isWhole whether these are all the rows of the node
    private record Piece(int node, NodeRows rows, boolean isWhole) {
        /// So many hessians of 23 bits above a count of 20 bits fit 63 bits.
        static final int MOST_ROWS = 1 << 19;

        int countBits() {
            return Integer.SIZE - Integer.numberOfLeadingZeros(rows.count());
        }
    }

    @Override
    public GradientHistogram build(List<NodeRows> nodes, long[] pairs, FixedPointPlan plan, FeatureMask features) {
        BundleView view = view(features);
        GradientHistogram sums = GradientHistogram.zero(nodes.size(), view.slots(), plan);
        List<Piece> pieces = pieces(nodes);
        PieceSums[] parts = new PieceSums[pieces.size()];
        workers.run(parts.length, i -> parts[i] = sum(pieces.get(i), view, pairs, sums));
        moveParts(pieces, parts, view, sums);
        return sums;
    }

    /// Levels of a tree mostly ask for the same features.
    private BundleView view(FeatureMask features) {
        if (!features.equals(lastMask)) {
            lastView = new BundleView(rows, cuts, features);
            lastMask = features;
        }
        return lastView;
    }

    /// @return the sums that still have to be moved to the node's cells, or null
    private PieceSums sum(Piece piece, BundleView view, long[] pairs, GradientHistogram sums) {
        if (piece.isWhole && piece.rows.count() < view.slots() / 4) {
            new SlotAdder(view, pairs).add(piece.rows, sums, piece.node);
            return null;
        }
        PieceSums kept = spare.poll();
        PieceSums part = kept == null ? PieceSums.of(rows.cells()) : kept;
        new CellAdder(view, pairs).add(piece.rows, piece.countBits(), part);
        if (!piece.isWhole) {
            return part;
        }
        part.moveTo(sums, piece.node, view, piece.countBits(), 0, view.columnCount());
        spare.add(part);
        return null;
    }

    private void moveParts(List<Piece> pieces, PieceSums[] parts, BundleView view, GradientHistogram sums) {
        int stretches = Math.min(workers.threads(), Math.max(1, view.columnCount()));
        workers.run(stretches, s -> {
            for (int i = 0; i < parts.length; i++) {
                if (parts[i] != null) {
                    parts[i].moveTo(sums, pieces.get(i).node, view, pieces.get(i).countBits(),
                            Workers.from(view.columnCount(), stretches, s), Workers.from(view.columnCount(), stretches, s + 1));
                }
            }
        });
        for (PieceSums part : parts) {
            if (part != null) {
                spare.add(part);
            }
        }
    }

    private List<Piece> pieces(List<NodeRows> nodes) {
        List<Piece> pieces = new ArrayList<>();
        for (int node = 0; node < nodes.size(); node++) {
            NodeRows all = nodes.get(node);
            int parts = Math.max(workers.pieces(all.count(), workers.threads()), Math.ceilDiv(all.count(), Piece.MOST_ROWS));
            for (int part = 0; part < parts; part++) {
                NodeRows stretch = new NodeRows(all.rows(), all.from() + Workers.from(all.count(), parts, part),
                        all.from() + Workers.from(all.count(), parts, part + 1));
                pieces.add(new Piece(node, stretch, parts == 1));
            }
        }
        return pieces;
    }
}
