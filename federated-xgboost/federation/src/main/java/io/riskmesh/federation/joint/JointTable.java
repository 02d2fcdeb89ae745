package io.riskmesh.federation.joint;

import io.riskmesh.boosting.bins.BinnedMatrix;
import io.riskmesh.boosting.cuts.FeatureCuts;
import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.fixedpoint.FixedPointCodec;
import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.sampling.RowSample;
import io.riskmesh.boosting.schema.Sides;
import io.riskmesh.boosting.split.SplitRule;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.federation.terms.RunTerms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The payments a bank sent and received, by bins, with margins and gradients of those it sent. Not thread-safe.
final class JointTable {
    private final TrainingParameters parameters;
    private final HistogramCuts cuts;
    private final Sides sides;
    private final BinnedMatrix sent;
    private final BinnedMatrix received;
    private final float[] labels;
    private final double[] weights;
    private final float[] margins;
    private final long[] pairs;
    private final int ordinal;
    private final long sampleSeed;

    JointTable(RunTerms terms, int ordinal, JointData data, long sampleSeed, HistogramCuts cuts) {
        parameters = terms.parameters();
        this.cuts = cuts;
        this.ordinal = ordinal;
        this.sampleSeed = sampleSeed;
        sides = Sides.of(terms.schema());
        sent = BinnedMatrix.of(data.sent().features(), HistogramCuts.of(cuts(0, sides.payers())));
        received = BinnedMatrix.of(data.received().features(), HistogramCuts.of(cuts(sides.payers(), sides.features())));
        labels = data.sent().labels();
        weights = new double[labels.length];
        for (int row = 0; row < labels.length; row++) {
            float weight = data.sent().weights().isPresent() ? data.sent().weights().get()[row] : 1f;
            weights[row] = FixedPointCodec.weight(weight, labels[row], parameters.weights());
        }
        margins = new float[labels.length];
        pairs = new long[labels.length];
    }

    private List<FeatureCuts> cuts(int from, int to) {
        List<FeatureCuts> some = new ArrayList<>();
        for (int f = from; f < to; f++) {
            some.add(cuts.feature(f));
        }
        return some;
    }

    int rows() {
        return margins.length;
    }

    int received() {
        return received.rows();
    }

    /// Payer-side features that can split rows, by number in the schema.
    int[] payerFeatures() {
        return IntStream.range(0, sides.payers()).filter(f -> !cuts.isDropped(f)).toArray();
    }

    int[] payeeFeatures() {
        return IntStream.range(sides.payers(), sides.features()).filter(f -> !cuts.isDropped(f)).toArray();
    }

    boolean isPayee(int feature) {
        return sides.isPayee(feature);
    }

    int sentCode(int row, int feature) {
        return sent.code(row, feature);
    }

    int receivedCode(int row, int feature) {
        return received.code(row, feature - sides.payers());
    }

    /// The cells of received rows as an engine takes them: by row and feature; missing values are cell `bins`.
    byte[] cells(int[] rows, int bins) {
        int[] features = payeeFeatures();
        byte[] cells = new byte[Math.multiplyExact(rows.length, features.length)];
        int at = 0;
        for (int row : rows) {
            for (int f : features) {
                int code = receivedCode(row, f);
                cells[at++] = (byte) (code == cuts.bins(f) ? bins : code);
            }
        }
        return cells;
    }

    /// Gradients at the margins so far. Rows outside the sample stay in the tree, with neither gradient nor hessian: the
    /// payee's bank must not learn who is in the sample.
    void beginTree(int tree, FixedPointPlan plan) {
        FixedPointCodec codec = new FixedPointCodec(parameters.objective(), parameters.weights(), plan);
        RowSample sample = new RowSample(sampleSeed, tree, parameters.sampling().subsample());
        for (int row = 0; row < pairs.length; row++) {
            boolean drawn = sample.keeps(RowSample.rowId(ordinal, row));
            pairs[row] = drawn ? codec.encode(margins[row], labels[row], weights[row]) : 0;
        }
    }

    int gradient(int row) {
        return FixedPointCodec.gradient(pairs[row]);
    }

    int hessian(int row) {
        return FixedPointCodec.hessian(pairs[row]);
    }

    long[] gradients(int[] rows) {
        return Arrays.stream(rows).mapToLong(this::gradient).toArray();
    }

    long[] hessians(int[] rows) {
        return Arrays.stream(rows).mapToLong(this::hessian).toArray();
    }

    /// Which codes of the rule's feature go left.
    boolean[] leftCodes(SplitRule rule) {
        int feature = rule.feature();
        boolean[] left = new boolean[cuts.bins(feature) + 1];
        switch (rule) {
            case SplitRule.Threshold(_, int lastLeftBin, _) -> Arrays.fill(left, 0, lastLeftBin + 1, true);
            case SplitRule.Categories _ -> throw new IllegalArgumentException("Expected no categorical split in a joint run");
        }
        left[cuts.bins(feature)] = rule.missingLeft();
        return left;
    }

    /// Moves the rows of a finished tree by the leaf they are in.
    void add(RegressionTree tree, NodeMap nodes) {
        nodes.all().forEach((node, rows) -> {
            for (int row : rows) {
                margins[row] += tree.leafValue(node);
            }
        });
    }

    /// Which way a payee-side split sends a row.
    interface PayeeSides {
        boolean left(int row, int node);
    }

    /// Moves all rows by a tree that they walk from the root.
    void add(RegressionTree tree, PayeeSides payees) {
        for (int row = 0; row < margins.length; row++) {
            int node = 0;
            while (!tree.isLeaf(node)) {
                boolean left = isPayee(tree.feature(node)) ? payees.left(row, node)
                        : goesLeft(tree, node, sentCode(row, tree.feature(node)));
                node = left ? tree.left(node) : tree.right(node);
            }
            margins[row] += tree.leafValue(node);
        }
    }

    /// Which way a payee-side split sends a received payment.
    boolean receivedGoesLeft(RegressionTree tree, int node, int row) {
        return goesLeft(tree, node, receivedCode(row, tree.feature(node)));
    }

    private boolean goesLeft(RegressionTree tree, int node, int code) {
        int feature = tree.feature(node);
        return code == cuts.bins(feature) ? tree.defaultLeft(node) : cuts.cut(feature, code) <= tree.threshold(node);
    }

    HistogramCuts cuts() {
        return cuts;
    }

    @Override
    public String toString() {
        return "JointTable[" + margins.length + " sent, " + received.rows() + " received]";
    }
}
