package io.riskmesh.xgboost4j;

import io.riskmesh.boosting.fixedpoint.CellLayout;
import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.growth.ChosenSplit;
import io.riskmesh.boosting.growth.HistogramSource;
import io.riskmesh.boosting.growth.NodeRules;
import io.riskmesh.boosting.growth.Presence;
import io.riskmesh.boosting.histogram.FeatureMask;
import io.riskmesh.boosting.histogram.GradientHistogram;
import io.riskmesh.boosting.split.SplitRule;
import io.riskmesh.boosting.tree.RegressionTree;
import java.util.Arrays;
import java.util.List;

/// The plainest source of sums: a loop over all rows for every node. Gradients follow the logistic loss at margins that
/// the trees move.
final class PlainHistograms implements HistogramSource {

    private final BinnedRows rows;
    private final float[] values;
    private final float[] margins;
    private final int[] nodeOf;
    final long[] gradients;
    final long[] hessians;
    private FixedPointPlan plan;

    PlainHistograms(BinnedRows rows) {
        this.rows = rows;
        values = rows.values();
        margins = new float[rows.rows()];
        nodeOf = new int[rows.rows()];
        gradients = new long[rows.rows()];
        hessians = new long[rows.rows()];
    }

    /// Weights up to 4.
    static FixedPointPlan plan(CellLayout layout) {
        return new FixedPointPlan(21, 19, layout, 1L << 23, 1L << 21);
    }

    @Override
    public void beginTree(int tree, FixedPointPlan agreed) {
        plan = agreed;
        Arrays.fill(nodeOf, 0);
        for (int i = 0; i < margins.length; i++) {
            double p = 1.0 / (1.0 + StrictMath.exp(-(double) margins[i]));
            double w = rows.weights()[i];
            gradients[i] = (long) Math.rint(Math.scalb((p - rows.labels()[i]) * w, plan.scaleBits()));
            hessians[i] = w == 0 ? 0 : Math.max(1, (long) Math.rint(Math.scalb(p * (1 - p) * w, plan.scaleBits())));
        }
    }

    @Override
    public GradientHistogram build(List<Integer> nodes, FeatureMask features) {
        int[] offsets = rows.cuts().offsets(features);
        GradientHistogram sums = GradientHistogram.zero(nodes.size(), rows.cuts().totalSlots(features), plan);
        for (int i = 0; i < nodeOf.length; i++) {
            int at = nodes.indexOf(nodeOf[i]);
            for (int f = 0; at >= 0 && f < offsets.length; f++) {
                if (features.uses(f)) {
                    add(sums, at * sums.slots() + offsets[f] + rows.codes()[i][f], i);
                }
            }
        }
        return sums;
    }

    private void add(GradientHistogram sums, int slot, int row) {
        int cell = slot * plan.layout().words();
        sums.cells()[cell] += gradients[row];
        if (plan.layout() == CellLayout.TWO_WORD) {
            sums.cells()[cell + 1] += (hessians[row] << plan.rowBits()) + 1;
        } else {
            sums.cells()[cell + 1] += hessians[row];
            sums.cells()[cell + 2]++;
        }
    }

    @Override
    public Presence presence(List<NodeRules> candidates) {
        throw new AssertionError("Rules are off in this oracle");
    }

    @Override
    public void apply(List<ChosenSplit> chosen) {
        for (ChosenSplit split : chosen) {
            for (int i = 0; i < nodeOf.length; i++) {
                if (nodeOf[i] == split.node()) {
                    nodeOf[i] = split.leftChild() + (goesLeft(split.rule(), i) ? 0 : 1);
                }
            }
        }
    }

    private boolean goesLeft(SplitRule rule, int row) {
        int code = rows.codes()[row][rule.feature()];
        if (code == rows.cuts().bins(rule.feature())) {
            return rule.missingLeft();
        }
        return switch (rule) {
            case SplitRule.Threshold threshold -> code <= threshold.lastLeftBin();
            case SplitRule.Categories categories -> !categories.right().contains(code);
        };
    }

    @Override
    public void endTree(RegressionTree tree) {
        int columns = rows.schema().size();
        for (int i = 0; i < margins.length; i++) {
            int leaf = tree.leafOf(Arrays.copyOfRange(values, i * columns, (i + 1) * columns));
            margins[i] += tree.leafValue(leaf);
        }
    }

    /// Gradients as XGBoost takes them: exact in float32.
    float[] floats(long[] integers) {
        float[] floats = new float[integers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) plan.real(integers[i]);
            if (plan.real(integers[i]) != floats[i]) {
                throw new AssertionError("Not exact: " + integers[i]);
            }
        }
        return floats;
    }
}
