package io.riskmesh.federation.attack;

import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.growth.ChosenSplit;
import io.riskmesh.boosting.growth.NodeRules;
import io.riskmesh.boosting.histogram.FeatureMask;
import io.riskmesh.boosting.histogram.GradientHistogram;
import io.riskmesh.boosting.split.SplitRule;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.ledger.PartyId;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/// One bank's rows added up in the plainest way, straight from the formulas of the design: the truth that attacks are
/// measured against, and the bank of the naive federation. Not thread-safe.
final class PlainBank {

    private static final int NOT_SAMPLED = -1;

    private final PartyId id;
    private final FloatMatrix rows;
    private final byte[] labels; // [row], 0 or 1
    private final HistogramCuts cuts;
    private final int[][] slot; // [row][feature], within the feature
    private final float[] margins; // [row]
    private final int[] node; // [row]
    private final long[] gradient; // [row], this tree's
    private final long[] hessian;
    private final long factor;
    private FixedPointPlan plan;

    PlainBank(PartyId id, FloatMatrix rows, byte[] labels, HistogramCuts cuts) {
        this(id, rows, labels, cuts, 1);
    }

    /// @param factor by which the bank multiplies its gradients; 1 is honest
    PlainBank(PartyId id, FloatMatrix rows, byte[] labels, HistogramCuts cuts, long factor) {
        this.id = id;
        this.rows = rows;
        this.labels = labels;
        this.cuts = cuts;
        this.factor = factor;
        slot = new int[rows.rows()][rows.columns()];
        for (int row = 0; row < rows.rows(); row++) {
            for (int f = 0; f < rows.columns(); f++) {
                slot[row][f] = cuts.binOf(f, rows.value(row, f));
            }
        }
        margins = new float[rows.rows()];
        node = new int[rows.rows()];
        gradient = new long[rows.rows()];
        hessian = new long[rows.rows()];
    }

    PartyId id() {
        return id;
    }

    int size() {
        return labels.length;
    }

    void beginTree(FixedPointPlan agreed, IntPredicate sampled) {
        plan = agreed;
        double unit = Math.scalb(1.0, agreed.scaleBits());
        for (int row = 0; row < size(); row++) {
            double p = 1.0 / (1.0 + StrictMath.exp(-(double) margins[row]));
            gradient[row] = factor * (long) Math.rint((p - labels[row]) * unit);
            hessian[row] = Math.max(1, (long) Math.rint(p * (1 - p) * unit));
            node[row] = sampled.test(row) ? 0 : NOT_SAMPLED;
        }
    }

    GradientHistogram build(List<Integer> nodes, FeatureMask features) {
        GradientHistogram sums = GradientHistogram.zero(nodes.size(), cuts.totalSlots(features), plan);
        int[] offsets = cuts.offsets(features);
        for (int row = 0; row < size(); row++) {
            int at = nodes.indexOf(node[row]);
            for (int f = 0; at >= 0 && f < offsets.length; f++) {
                if (offsets[f] >= 0) {
                    add(sums, (at * sums.slots() + offsets[f] + slot[row][f]) * plan.layout().words(), row);
                }
            }
        }
        return sums;
    }

    private void add(GradientHistogram sums, int at, int row) {
        long[] cells = sums.cells();
        cells[at] += gradient[row];
        switch (plan.layout()) {
            case TWO_WORD -> cells[at + 1] += (hessian[row] << plan.rowBits()) + 1;
            case THREE_WORD -> {
                cells[at + 1] += hessian[row];
                cells[at + 2] += 1;
            }
        }
    }

    /// Sampled rows per child: `[2 c]` left and `[2 c + 1]` right of candidate c, counted through all nodes.
    int[] childRows(List<NodeRules> offered) {
        int[] counts = new int[2 * offered.stream().mapToInt(n -> n.rules().size()).sum()];
        int candidate = 0;
        for (NodeRules offer : offered) {
            for (SplitRule rule : offer.rules()) {
                for (int row = 0; row < size(); row++) {
                    if (node[row] == offer.node()) {
                        counts[2 * candidate + (goesLeft(rule, row) ? 0 : 1)]++;
                    }
                }
                candidate++;
            }
        }
        return counts;
    }

    void apply(List<ChosenSplit> chosen) {
        for (ChosenSplit split : chosen) {
            for (int row = 0; row < size(); row++) {
                if (node[row] == split.node()) {
                    node[row] = split.leftChild() + (goesLeft(split.rule(), row) ? 0 : 1);
                }
            }
        }
    }

    private boolean goesLeft(SplitRule rule, int row) {
        int bin = slot[row][rule.feature()];
        if (bin >= cuts.bins(rule.feature())) {
            return rule.missingLeft();
        }
        return switch (rule) {
            case SplitRule.Threshold threshold -> bin <= threshold.lastLeftBin();
            case SplitRule.Categories categories -> !categories.right().contains(bin);
        };
    }

    /// Sends every sampled row down a finished tree, to where it passes by `upTo`.
    void walkTo(RegressionTree tree, int upTo) {
        for (int row = 0; row < size(); row++) {
            if (node[row] != NOT_SAMPLED) {
                node[row] = passes(tree, rows.row(row), upTo) ? upTo : NOT_SAMPLED - 1;
            }
        }
    }

    /// Undoes [#walkTo].
    void backToRoot() {
        for (int row = 0; row < size(); row++) {
            node[row] = node[row] == NOT_SAMPLED ? NOT_SAMPLED : 0;
        }
    }

    private static boolean passes(RegressionTree tree, float[] row, int upTo) {
        int at = 0;
        while (at != upTo && !tree.isLeaf(at)) {
            at = tree.goesLeft(at, row[tree.feature(at)]) ? tree.left(at) : tree.right(at);
        }
        return at == upTo;
    }

    void endTree(RegressionTree tree) {
        for (int row = 0; row < size(); row++) {
            margins[row] += tree.leafValue(tree.leafOf(rows.row(row)));
        }
    }

    /// The same rows at margin 0.
    PlainBank fresh() {
        return new PlainBank(id, rows, labels, cuts, factor);
    }

    /// The same rows with other labels or gradients.
    PlainBank lying(long byFactor, boolean flip) {
        byte[] others = labels.clone();
        for (int row = 0; flip && row < others.length; row++) {
            others[row] = (byte) (1 - others[row]);
        }
        return new PlainBank(id, rows, others, cuts, byFactor);
    }

    FloatMatrix features() {
        return rows;
    }

    float[] floatLabels() {
        float[] values = new float[labels.length];
        for (int row = 0; row < values.length; row++) {
            values[row] = labels[row];
        }
        return values;
    }

    float[] row(int row) {
        return rows.row(row);
    }

    byte label(int row) {
        return labels[row];
    }

    @Override
    public String toString() {
        return "PlainBank[" + id + ", " + Arrays.toString(new int[] {rows.rows(), rows.columns()}) + "]";
    }
}
