package io.riskmesh.boosting.rows;

import io.riskmesh.boosting.accumulate.FastHistogramBuilder;
import io.riskmesh.boosting.accumulate.HistogramBuilder;
import io.riskmesh.boosting.accumulate.NodeRows;
import io.riskmesh.boosting.accumulate.PlainHistogramBuilder;
import io.riskmesh.boosting.bins.BinnedMatrix;
import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.growth.ChosenSplit;
import io.riskmesh.boosting.growth.MemberSource;
import io.riskmesh.boosting.growth.NodeRules;
import io.riskmesh.boosting.growth.Presence;
import io.riskmesh.boosting.histogram.FeatureMask;
import io.riskmesh.boosting.histogram.GradientHistogram;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.work.Workers;
import java.util.List;

/// Rows in this process: one bank's, or those of several banks one after the other, as a pooled run has them. Threads and
/// blocks change no bit. Rows keep their order by owner and number. Not thread-safe.
public final class LocalRows implements MemberSource {
    private final TrainingParameters parameters;
    private final HistogramCuts cuts;
    private final Owners owners;
    private final BinnedMatrix matrix;
    private final RowGradients gradients;
    private final float[] margins;
    private final HistogramBuilder builder;
    private final RowPartition partition;
    private final Workers workers;
    private FixedPointPlan plan; // null between trees

    private LocalRows(TrainingParameters parameters, HistogramCuts cuts, List<OwnerRows> owners, boolean plainly, Workers workers) {
        owners.forEach(owner -> owner.check(parameters));
        this.parameters = parameters;
        this.cuts = cuts;
        this.owners = new Owners(owners);
        this.workers = workers;
        matrix = BinnedMatrix.of(owners.stream().map(OwnerRows::features).toList(), cuts, workers);
        gradients = new RowGradients(parameters, owners);
        margins = new float[this.owners.rows()];
        partition = new RowPartition(margins.length, workers);
        builder = plainly ? new PlainHistogramBuilder(matrix, cuts) : new FastHistogramBuilder(matrix, cuts, workers);
    }

    /// Rows at margin 0.
    ///
    /// @param owners at least one, by ascending ordinal; not used after this call but for labels and weights
    /// @throws IllegalArgumentException for a label or weight that the parameters do not allow, or a row that misses a
    ///     feature whose cuts have no missing slot
    public static LocalRows of(TrainingParameters parameters, HistogramCuts cuts, List<OwnerRows> owners, Workers workers) {
        return new LocalRows(parameters, cuts, owners, false, workers);
    }

    /// The same rows summed one by one on the calling thread: the reference.
    public static LocalRows plainly(TrainingParameters parameters, HistogramCuts cuts, List<OwnerRows> owners) {
        return new LocalRows(parameters, cuts, owners, true, Workers.inline());
    }

    @Override
    public void beginTree(int tree, FixedPointPlan agreed) {
        beginTree(tree, agreed, owners.all());
    }

    @Override
    public void beginTree(int tree, FixedPointPlan agreed, List<Integer> members) {
        plan = agreed;
        partition.restart(owners.sample(tree, parameters.sampling().subsample(), members));
        NodeRows root = partition.node(0);
        if (root.count() > 1L << plan.rowBits()) {
            throw new IllegalArgumentException("Expected at most 2^" + plan.rowBits() + " rows, got " + root.count());
        }
        gradients.compute(root, margins, plan, workers);
    }

    @Override
    public GradientHistogram build(List<Integer> nodes, FeatureMask features) {
        return builder.build(nodes.stream().map(partition::node).toList(), gradients.pairs(), plan, features);
    }

    @Override
    public Presence presence(List<NodeRules> candidates) {
        return new PresenceCount(matrix, cuts, owners, parameters.privacy().minimumRowsPerBank())
                .of(candidates, partition, workers);
    }

    /// Children that do not grow on are leaves: their rows are told apart at the end of the tree, on the way to the margins.
    @Override
    public void apply(List<ChosenSplit> chosen) {
        partition.split(chosen.stream().filter(ChosenSplit::growsOn).map(split -> new RowPartition.Cut(
                split.node(), split.leftChild(), CodeSides.of(split.rule(), cuts).over(matrix))).toList());
    }

    @Override
    public void endTree(RegressionTree tree) {
        MarginUpdate update = new MarginUpdate(new BinnedTree(tree, cuts), matrix, margins);
        if (plan == null) {
            update.everyRow(workers);
        } else {
            update.knownRows(partition, workers);
        }
        plan = null;
    }

    public int rows() {
        return margins.length;
    }

    /// A copy.
    public float[] margins() {
        return margins.clone();
    }

    /// Goes on from margins that [#margins] gave, as a checkpoint holds them.
    ///
    /// @throws IllegalArgumentException for another number of rows
    public void restoreMargins(float[] saved) {
        if (saved.length != margins.length) {
            throw new IllegalArgumentException("Expected " + margins.length + " margins, got " + saved.length);
        }
        System.arraycopy(saved, 0, margins, 0, margins.length);
    }

    /// Rows of the last tree whose gradient was cut off at labelBound (squared error only).
    public int clippedRows() {
        return gradients.clippedRows();
    }

    @Override
    public String toString() {
        return "LocalRows[" + margins.length + " rows of " + owners.count() + "]";
    }
}
