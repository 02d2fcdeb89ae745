package io.riskmesh.federation.party;

import io.riskmesh.boosting.cuts.CutRequest;
import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.growth.ChosenSplit;
import io.riskmesh.boosting.growth.HistogramSource;
import io.riskmesh.boosting.growth.NodeRules;
import io.riskmesh.boosting.growth.Presence;
import io.riskmesh.boosting.histogram.FeatureMask;
import io.riskmesh.boosting.histogram.GradientHistogram;
import io.riskmesh.boosting.parameters.ValidationMetric;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.federation.rows.BankRows;
import io.riskmesh.federation.rows.BinnedRows;
import java.util.List;
import java.util.function.Consumer;

/// A bank that changes what it adds to sums.
///
/// @param counts changes counts of the cuts
/// @param cells changes histograms
/// @param metric changes validation cells
record LyingRows(BankRows honest, long rows, Consumer<long[]> counts, Consumer<long[]> cells, Consumer<long[]> metric) implements BankRows {
    private static void leave(long[] cells) {
        assert cells.length > 0;
    }

    static LyingRows ofCounts(BankRows honest, Consumer<long[]> counts) {
        return new LyingRows(honest, honest.rows(), counts, LyingRows::leave, LyingRows::leave);
    }

    static LyingRows ofCells(BankRows honest, Consumer<long[]> cells) {
        return new LyingRows(honest, honest.rows(), LyingRows::leave, cells, LyingRows::leave);
    }

    static LyingRows ofMetric(BankRows honest, Consumer<long[]> metric) {
        return new LyingRows(honest, honest.rows(), LyingRows::leave, LyingRows::leave, metric);
    }

    static LyingRows ofRows(BankRows honest, long rows) {
        return new LyingRows(honest, rows, LyingRows::leave, LyingRows::leave, LyingRows::leave);
    }

    @Override
    public long positives() {
        return honest.positives();
    }

    @Override
    public long[] count(CutRequest request) {
        long[] told = honest.count(request);
        counts.accept(told);
        return told;
    }

    @Override
    public BinnedRows bin(HistogramCuts cuts) {
        BinnedRows binned = honest.bin(cuts);
        return new BinnedRows() {
            @Override
            public HistogramSource source() {
                return new LyingSource(binned.source(), cells);
            }

            @Override
            public void add(RegressionTree tree) {
                binned.add(tree);
            }

            @Override
            public long[] validationCells(ValidationMetric validation) {
                long[] told = binned.validationCells(validation);
                metric.accept(told);
                return told;
            }
        };
    }

    private record LyingSource(HistogramSource honest, Consumer<long[]> cells) implements HistogramSource {
        @Override
        public void beginTree(int tree, FixedPointPlan plan) {
            honest.beginTree(tree, plan);
        }

        @Override
        public GradientHistogram build(List<Integer> nodes, FeatureMask features) {
            GradientHistogram told = honest.build(nodes, features);
            cells.accept(told.cells());
            return told;
        }

        @Override
        public Presence presence(List<NodeRules> candidates) {
            return honest.presence(candidates);
        }

        @Override
        public void apply(List<ChosenSplit> chosen) {
            honest.apply(chosen);
        }

        @Override
        public void endTree(RegressionTree tree) {
            honest.endTree(tree);
        }
    }
}
