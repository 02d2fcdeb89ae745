package io.riskmesh.boosting.accumulate;

import io.riskmesh.boosting.bins.BinnedMatrix;
import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.fixedpoint.CellLayout;
import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.histogram.FeatureMask;
import io.riskmesh.boosting.histogram.GradientHistogram;
import io.riskmesh.boosting.work.Workers;
import java.util.ArrayList;
import java.util.List;

/// Every row adds two longs per feature, `g` and `h << countBits | 1`, whatever the layout of the plan; a node of many
/// rows is cut into pieces with histograms of their own, added up at the end. Sums are exact integers, so pieces, threads
/// and blocks do not change a bit.
public final class FastHistogramBuilder implements HistogramBuilder {
    static final int LOCAL_WORDS = CellLayout.TWO_WORD.words();

    private final BinnedMatrix matrix;
    private final HistogramCuts cuts;
    private final Workers workers;

    public FastHistogramBuilder(BinnedMatrix matrix, HistogramCuts cuts, Workers workers) {
        this.matrix = matrix;
        this.cuts = cuts;
        this.workers = workers;
    }

    @Override
    public GradientHistogram build(List<NodeRows> nodes, long[] pairs, FixedPointPlan plan, FeatureMask features) {
        GradientHistogram sums = GradientHistogram.zero(nodes.size(), cuts.totalSlots(features), plan);
        int nodeCells = sums.slots() * plan.layout().words();
        SlotAdder adder = SlotAdder.of(matrix, SlotColumns.of(cuts, features), pairs);
        List<Piece> pieces = pieces(nodes, sums.slots());
        long[][] parts = new long[pieces.size()][];
        workers.run(pieces.size(), i -> {
            Piece piece = pieces.get(i);
            if (piece.isWhole() && plan.layout() == CellLayout.TWO_WORD) {
                adder.add(piece.rows(), plan.rowBits(), sums.cells(), piece.node() * nodeCells);
            } else {
                parts[i] = new long[sums.slots() * LOCAL_WORDS];
                adder.add(piece.rows(), piece.countBits(), parts[i], 0);
            }
            if (piece.isWhole() && parts[i] != null) {
                CellMerge.add(parts[i], piece.countBits(), sums, piece.node(), 0, sums.slots());
                parts[i] = null;
            }
        });
        mergePieces(pieces, parts, sums);
        return sums;
    }

    private void mergePieces(List<Piece> pieces, long[][] parts, GradientHistogram sums) {
        int stretches = workers.pieces(sums.slots(), workers.threads());
        workers.run(stretches, s -> {
            for (int i = 0; i < parts.length; i++) {
                if (parts[i] != null) {
                    Piece piece = pieces.get(i);
                    CellMerge.add(parts[i], piece.countBits(), sums, piece.node(),
                            Workers.from(sums.slots(), stretches, s), Workers.from(sums.slots(), stretches, s + 1));
                }
            }
        });
    }

    /// A piece is worth its own histogram if it has more rows than that has slots to add up in the end.
    private List<Piece> pieces(List<NodeRows> nodes, int slots) {
        List<Piece> pieces = new ArrayList<>();
        for (int node = 0; node < nodes.size(); node++) {
            NodeRows rows = nodes.get(node);
            int parts = Math.max(workers.pieces(rows.count(), workers.threads()), Math.ceilDiv(rows.count(), Piece.MOST_ROWS));
            if (parts > 1 && rows.count() / parts < slots / Math.max(1, cuts.features())) {
                parts = 1;
            }
            for (int part = 0; part < parts; part++) {
                NodeRows stretch = new NodeRows(rows.rows(), rows.from() + Workers.from(rows.count(), parts, part),
                        rows.from() + Workers.from(rows.count(), parts, part + 1));
                pieces.add(new Piece(node, stretch, parts == 1));
            }
        }
        return pieces;
    }

    /// @param isWhole whether these are all the rows of the node
    private record Piece(int node, NodeRows rows, boolean isWhole) {
        /// So many hessians of 23 bits above a count of 20 bits fit 63 bits.
        static final int MOST_ROWS = 1 << 19;

        int countBits() {
            return Integer.SIZE - Integer.numberOfLeadingZeros(rows.count());
        }
    }
}
