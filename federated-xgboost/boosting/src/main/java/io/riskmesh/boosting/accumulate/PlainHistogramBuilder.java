package io.riskmesh.boosting.accumulate;

import io.riskmesh.boosting.bins.BinnedMatrix;
import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.fixedpoint.FixedPointCodec;
import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.histogram.FeatureMask;
import io.riskmesh.boosting.histogram.GradientHistogram;
import java.util.List;

/// One row, one feature, one checked addition at a time: what the fast builder is compared with.
public final class PlainHistogramBuilder implements HistogramBuilder {
    private final BinnedMatrix matrix;
    private final HistogramCuts cuts;

    public PlainHistogramBuilder(BinnedMatrix matrix, HistogramCuts cuts) {
        this.matrix = matrix;
        this.cuts = cuts;
    }

    @Override
    public GradientHistogram build(List<NodeRows> nodes, long[] pairs, FixedPointPlan plan, FeatureMask features) {
        GradientHistogram sums = GradientHistogram.zero(nodes.size(), cuts.totalSlots(features), plan);
        int[] offsets = cuts.offsets(features);
        for (int node = 0; node < nodes.size(); node++) {
            NodeRows rows = nodes.get(node);
            for (int i = rows.from(); i < rows.to(); i++) {
                int row = rows.rows()[i];
                for (int f : features.used()) {
                    if (!cuts.isDropped(f)) {
                        int slot = node * sums.slots() + offsets[f] + matrix.code(row, f);
                        add(sums.cells(), slot * plan.layout().words(), pairs[row], plan);
                    }
                }
            }
        }
        return sums;
    }

    private static void add(long[] cells, int at, long pair, FixedPointPlan plan) {
        long hessian = FixedPointCodec.hessian(pair);
        cells[at] = Math.addExact(cells[at], FixedPointCodec.gradient(pair));
        switch (plan.layout()) {
            case TWO_WORD -> cells[at + 1] = Math.addExact(cells[at + 1], (hessian << plan.rowBits()) + 1);
            case THREE_WORD -> {
                cells[at + 1] = Math.addExact(cells[at + 1], hessian);
                cells[at + 2] = Math.incrementExact(cells[at + 2]);
            }
        }
    }
}
