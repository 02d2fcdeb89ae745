package io.riskmesh.boosting.rows;

import io.riskmesh.boosting.bins.BinnedMatrix;
import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.fixedpoint.FixedPointCodec;
import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.growth.ChosenSplit;
import io.riskmesh.boosting.growth.MemberSource;
import io.riskmesh.boosting.growth.NodeRules;
import io.riskmesh.boosting.growth.Presence;
import io.riskmesh.boosting.histogram.FeatureMask;
import io.riskmesh.boosting.histogram.GradientHistogram;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.sampling.RowSample;
import io.riskmesh.boosting.schema.Sides;
import io.riskmesh.boosting.split.SplitRule;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.work.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Payments with the features of both sides in one place: what a joint federation must equal, written row by row and
/// feature by feature, so that it shares nothing with it but bins and gradients. Not thread-safe.
///
/// Three things differ from [LocalRows] (joint-training.md sections 1 and 3). A payment whose payee's bank is outside the
/// run or not a member of the tree has its payee-side features missing. Rows outside the sample stay in the tree, with
/// neither gradient nor hessian, because the payee's bank must not learn who is in the sample. And presence is counted on
/// both sides.
public final class JoinedRows implements MemberSource {
    private static final int NOWHERE = -1;

    /// For a payment whose payee no bank of the run knows.
    public static final int NO_PAYEE = -1;

    private final TrainingParameters parameters;
    private final HistogramCuts cuts;
    private final Sides sides;
    private final BinnedMatrix matrix;
    private final List<OwnerRows> owners;
    private final int[] payers; // ordinals, by row
    private final int[] payees;
    private final int[] local; // number of the row at its payer's bank
    private final float[] labels;
    private final double[] weights;
    private final float[] margins;
    private final long[] pairs;
    private final int[] nodes;
    private List<Integer> members;
    private FixedPointPlan plan; // null between trees

    /// @param owners the payers' banks by ascending ordinal, with the features of both sides
    /// @param payees by row, in the order of owners and their rows: the ordinal of the payee's bank, or [#NO_PAYEE]; the
    ///     payee-side features of such a row are NaN
    public JoinedRows(TrainingParameters parameters, Sides sides, HistogramCuts cuts, List<OwnerRows> owners, int[] payees) {
        owners.forEach(owner -> owner.check(parameters));
        this.parameters = parameters;
        this.sides = sides;
        this.cuts = cuts;
        this.owners = List.copyOf(owners);
        this.payees = payees.clone();
        matrix = BinnedMatrix.of(owners.stream().map(OwnerRows::features).toList(), cuts,
                Workers.inline());
        int rows = matrix.rows();
        if (payees.length != rows) {
            throw new IllegalArgumentException("Expected a payee's bank for each of " + rows + " rows, got " + payees.length);
        }
        payers = new int[rows];
        local = new int[rows];
        labels = new float[rows];
        weights = new double[rows];
        margins = new float[rows];
        pairs = new long[rows];
        nodes = new int[rows];
        members = owners.stream().map(OwnerRows::ordinal).toList();
        fill();
    }

    private void fill() {
        int row = 0;
        for (OwnerRows owner : owners) {
            for (int i = 0; i < owner.count(); i++, row++) {
                payers[row] = owner.ordinal();
                local[row] = i;
                labels[row] = owner.labels()[i];
                float weight = owner.weights().isPresent() ? owner.weights().get()[i] : 1f;
                weights[row] = FixedPointCodec.weight(weight, labels[row], parameters.weights());
            }
        }
    }

    @Override
    public void beginTree(int tree, FixedPointPlan agreed) {
        beginTree(tree, agreed, owners.stream().map(OwnerRows::ordinal).toList());
    }

    @Override
    public void beginTree(int tree, FixedPointPlan agreed, List<Integer> present) {
        plan = agreed;
        members = List.copyOf(present);
        FixedPointCodec codec = new FixedPointCodec(parameters.objective(), parameters.weights(), agreed);
        for (OwnerRows owner : owners) {
            RowSample sample = new RowSample(owner.sampleSeed(), tree, parameters.sampling().subsample());
            for (int row = 0; row < nodes.length; row++) {
                if (payers[row] == owner.ordinal()) {
                    nodes[row] = members.contains(payers[row]) ? 0 : NOWHERE;
                    boolean drawn = sample.keeps(RowSample.rowId(payers[row], local[row]));
                    pairs[row] = drawn ? codec.encode(margins[row], labels[row], weights[row]) : 0;
                }
            }
        }
    }

    /// The bin of a feature, as the members of the tree know it.
    private int code(int row, int feature) {
        boolean known = !sides.isPayee(feature)
                || members.contains(payers[row]) && members.contains(payees[row]);
        return known ? matrix.code(row, feature) : cuts.bins(feature);
    }

    @Override
    public GradientHistogram build(List<Integer> asked, FeatureMask features) {
        GradientHistogram sums = GradientHistogram.zero(asked.size(), cuts.totalSlots(features), plan);
        int words = plan.layout().words();
        for (int row = 0; row < nodes.length; row++) {
            int at = asked.indexOf(nodes[row]);
            int slot = at * sums.slots();
            for (int f : features.used()) {
                if (at >= 0) {
                    int cell = (slot + code(row, f)) * words;
                    sums.cells()[cell] = Math.addExact(sums.cells()[cell], FixedPointCodec.gradient(pairs[row]));
                    sums.cells()[cell + 1] = Math.addExact(sums.cells()[cell + 1], FixedPointCodec.hessian(pairs[row]));
                    sums.cells()[cell + 2]++;
                }
                slot += cuts.slots(f);
            }
        }
        return sums;
    }

    @Override
    public Presence presence(List<NodeRules> candidates) {
        List<Integer> banks = owners.stream().map(OwnerRows::ordinal).toList();
        int children = 2 * candidates.stream().mapToInt(node -> node.rules().size()).sum();
        int[] paying = new int[children];
        int[] paid = new int[children];
        int at = 0;
        for (NodeRules node : candidates) {
            for (SplitRule rule : node.rules()) {
                CodeSides left = CodeSides.of(rule, cuts);
                for (int bank : banks) {
                    for (int side = 0; side < 2; side++) {
                        paying[at + side] += isPresent(node.node(), left, side == 0, payers, bank) ? 1 : 0;
                        paid[at + side] += members.contains(bank) && isPresent(node.node(), left, side == 0, payees, bank) ? 1 : 0;
                    }
                }
                at += 2;
            }
        }
        return new Presence(paying, paid);
    }

    private boolean isPresent(int node, CodeSides sidesOf, boolean left, int[] whose, int bank) {
        long rows = IntStream.range(0, nodes.length).filter(row -> nodes[row] == node && whose[row] == bank
                && goesLeft(row, sidesOf) == left).count();
        return rows >= parameters.privacy().minimumRowsPerBank();
    }

    private boolean goesLeft(int row, CodeSides split) {
        return split.left()[code(row, split.feature())] != 0;
    }

    @Override
    public void apply(List<ChosenSplit> chosen) {
        for (ChosenSplit split : chosen) {
            CodeSides left = CodeSides.of(split.rule(), cuts);
            for (int row = 0; row < nodes.length; row++) {
                if (nodes[row] == split.node()) {
                    nodes[row] = goesLeft(row, left) ? split.leftChild() : split.leftChild() + 1;
                }
            }
        }
    }

    @Override
    public void endTree(RegressionTree tree) {
        BinnedTree binned = new BinnedTree(tree, cuts);
        for (int row = 0; row < margins.length; row++) {
            int node = 0;
            while (!tree.isLeaf(node)) {
                node = goesLeft(row, binned.sides(node)) ? tree.left(node) : tree.right(node);
            }
            margins[row] += tree.leafValue(node);
        }
        plan = null;
    }

    /// A copy, in the order of owners and their rows.
    public float[] margins() {
        return margins.clone();
    }

    @Override
    public String toString() {
        return "JoinedRows[" + Arrays.toString(owners.stream().mapToInt(OwnerRows::count).toArray()) + " rows]";
    }
}
