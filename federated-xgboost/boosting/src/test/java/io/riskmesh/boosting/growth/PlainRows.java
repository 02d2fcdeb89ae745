package io.riskmesh.boosting.growth;

import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.fixedpoint.CellLayout;
import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.histogram.FeatureMask;
import io.riskmesh.boosting.histogram.GradientHistogram;
import io.riskmesh.boosting.split.SplitRule;
import io.riskmesh.boosting.tree.RegressionTree;
import java.util.Arrays;
import java.util.List;

/// The plainest source of sums, kept as the reference: all rows of all owners, and a loop over them for every node and
/// every feature. Logistic loss, no row sampling.
public final class PlainRows implements MemberSource {

    private static final int OUT = -1;

    private final HistogramCuts cuts;
    private final FloatMatrix rows;
    private final byte[] labels;
    private final int[] owners;
    private final int minimumRowsPerBank;
    private final float[] margins;
    private final int[] nodeOf;
    private final long[] gradients;
    private final long[] hessians;
    private FixedPointPlan plan;

    public PlainRows(HistogramCuts cuts, FloatMatrix rows, byte[] labels, int[] owners, int minimumRowsPerBank) {
        this.cuts = cuts;
        this.rows = rows;
        this.labels = labels;
        this.owners = owners;
        this.minimumRowsPerBank = minimumRowsPerBank;
        margins = new float[labels.length];
        nodeOf = new int[labels.length];
        gradients = new long[labels.length];
        hessians = new long[labels.length];
    }

    @Override
    public void beginTree(int tree, FixedPointPlan agreed) {
        beginTree(tree, agreed, Arrays.stream(owners).distinct().sorted().boxed().toList());
    }

    @Override
    public void beginTree(int tree, FixedPointPlan agreed, List<Integer> members) {
        plan = agreed;
        for (int i = 0; i < margins.length; i++) {
            nodeOf[i] = members.contains(owners[i]) ? 0 : OUT;
            double p = 1.0 / (1.0 + StrictMath.exp(-(double) margins[i]));
            gradients[i] = (long) Math.rint(Math.scalb(p - labels[i], plan.scaleBits()));
            hessians[i] = Math.max(1, (long) Math.rint(Math.scalb(p * (1 - p), plan.scaleBits())));
        }
    }

    @Override
    public GradientHistogram build(List<Integer> nodes, FeatureMask features) {
        int[] offsets = cuts.offsets(features);
        GradientHistogram sums = GradientHistogram.zero(nodes.size(), cuts.totalSlots(features), plan);
        for (int i = 0; i < nodeOf.length; i++) {
            int at = nodes.indexOf(nodeOf[i]);
            for (int f = 0; at >= 0 && f < offsets.length; f++) {
                if (offsets[f] >= 0 && cuts.slots(f) > 0) {
                    add(sums, at * sums.slots() + offsets[f] + cuts.binOf(f, rows.value(i, f)), i);
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
        int banks = Arrays.stream(owners).max().orElse(0) + 1;
        return new Presence(candidates.stream()
                .flatMap(node -> node.rules().stream().map(rule -> rowsOf(node.node(), rule, banks)))
                .flatMapToInt(counts -> Arrays.stream(counts)
                        .mapToInt(side -> (int) Arrays.stream(side).filter(n -> n >= minimumRowsPerBank).count()))
                .toArray());
    }

    /// `[side][bank]`
    private int[][] rowsOf(int node, SplitRule rule, int banks) {
        int[][] counts = new int[2][banks];
        for (int i = 0; i < nodeOf.length; i++) {
            if (nodeOf[i] == node) {
                counts[goesLeft(rule, i) ? 0 : 1][owners[i]]++;
            }
        }
        return counts;
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
        int code = cuts.binOf(rule.feature(), rows.value(row, rule.feature()));
        if (code == cuts.bins(rule.feature())) {
            return rule.missingLeft();
        }
        return switch (rule) {
            case SplitRule.Threshold threshold -> code <= threshold.lastLeftBin();
            case SplitRule.Categories categories -> !categories.right().contains(code);
        };
    }

    @Override
    public void endTree(RegressionTree tree) {
        for (int i = 0; i < margins.length; i++) {
            margins[i] += tree.leafValue(tree.leafOf(rows.row(i)));
        }
    }

    /// A copy.
    public float[] margins() {
        return margins.clone();
    }
}
