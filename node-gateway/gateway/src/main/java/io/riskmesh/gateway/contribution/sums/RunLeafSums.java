package io.riskmesh.gateway.contribution.sums;

import io.riskmesh.boosting.fixedpoint.FixedPointCodec;
import io.riskmesh.boosting.sampling.RowSample;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.federation.progress.RunProgress;
import io.riskmesh.federation.rows.LeafSumRoots;
import io.riskmesh.federation.terms.RunTerms;
import io.riskmesh.federation.tree.PublicTree;
import io.riskmesh.gateway.dataset.Dataset;
import io.riskmesh.incentive.input.LeafSum;
import io.riskmesh.incentive.input.LeafSumRoot;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import java.util.ArrayList;
import java.util.List;

/// One bank's sums per tree, block and leaf in one run: of the rows that each tree was grown on, and of its holdout rows, at the
/// margins before the tree. They follow from rows and trees alone, so a bank that was killed counts the same again. Trees are
/// counted once; a run that went back is counted anew from the beginning. Thread-safe.
public final class RunLeafSums implements LeafSumRoots {

    private final RunTerms terms;
    private final PartyId self;
    private final long sampleSeed;
    private final DealtRows rows;
    private final OpaqueBytes salting;
    private final FixedPointCodec codec;
    private Counted counted; // guarded by this

    /// @param sampleSeed of the bank's row samples
    /// @param salting 32 bytes, the bank's secret for the run
    public RunLeafSums(RunTerms terms, PartyId self, long sampleSeed, DealtRows rows, OpaqueBytes salting) {
        this.terms = terms;
        this.self = self;
        this.sampleSeed = sampleSeed;
        this.rows = rows;
        this.salting = salting;
        codec = new FixedPointCodec(terms.parameters().objective(), terms.parameters().weights(), terms.plan());
        counted = new Counted(List.of());
    }

    /// The rows that are counted.
    public DealtRows rows() {
        return rows;
    }

    @Override
    public synchronized Digest after(RunProgress progress) {
        return progress.trees().isEmpty() ? LeafSumRoot.EMPTY : upTo(progress).roots.get(progress.trees().size() - 1);
    }

    /// All sums so far, for the bank's own disk and an evaluator's eyes.
    public synchronized KeptLeafSums sums(RunProgress progress) {
        List<LeafSum> blocks = new ArrayList<>();
        List<LeafSum> holdout = new ArrayList<>();
        Counted now = upTo(progress);
        for (int tree = 0; tree < progress.trees().size(); tree++) {
            blocks.addAll(now.blocks.get(tree));
            holdout.addAll(now.holdout.get(tree));
        }
        return new KeptLeafSums(terms.run().id(), self, progress.model().digest(), salting, blocks, holdout,
                rows.fingerprints());
    }

    private Counted upTo(RunProgress progress) {
        List<RegressionTree> priors = progress.allTrees().subList(0, progress.allTrees().size() - progress.trees().size());
        if (!counted.isOf(priors, progress)) {
            counted = new Counted(priors);
        }
        for (int tree = counted.trees.size(); tree < progress.trees().size(); tree++) {
            counted.count(progress.trees().get(tree), progress.members().get(tree).contains(self));
        }
        return counted;
    }

    private record Seen(Digest tree, boolean member) {}

    /// What was counted of one history of trees.
    private final class Counted {
        private final List<Digest> priors;
        private final List<Seen> trees = new ArrayList<>();
        private final List<List<LeafSum>> blocks = new ArrayList<>();
        private final List<List<LeafSum>> holdout = new ArrayList<>();
        private final List<Digest> roots = new ArrayList<>();
        private final LeafSumRoot root = new LeafSumRoot(salting);
        private final float[] trainMargins = new float[rows.train().rows()];
        private final float[] holdoutMargins = new float[rows.holdout().rows()];

        private Counted(List<RegressionTree> priors) {
            this.priors = priors.stream().map(PublicTree::digest).toList();
            priors.forEach(this::move);
        }

        /// Whether the trees counted begin as these do.
        private boolean isOf(List<RegressionTree> before, RunProgress progress) {
            boolean same = priors.equals(before.stream().map(PublicTree::digest).toList());
            for (int tree = 0; same && tree < Math.min(trees.size(), progress.trees().size()); tree++) {
                same = trees.get(tree).equals(new Seen(PublicTree.digest(progress.trees().get(tree)), progress.members().get(tree).contains(self)));
            }
            return same;
        }

        private void count(RegressionTree tree, boolean member) {
            int number = trees.size();
            List<LeafSum> learned = member ? learned(number, tree) : List.of();
            List<LeafSum> held = held(number, tree);
            root.add(learned, held);
            move(tree);
            trees.add(new Seen(PublicTree.digest(tree), member));
            blocks.add(learned);
            holdout.add(held);
            roots.add(root.root());
        }

        private List<LeafSum> learned(int number, RegressionTree tree) {
            LeafSumCounter counter = new LeafSumCounter(number, tree, rows.blocks().count());
            RowSample sample = new RowSample(sampleSeed, number, terms.parameters().sampling().subsample());
            Dataset train = rows.train();
            int ordinal = terms.ordinal(self);
            for (int row = 0; row < train.rows(); row++) {
                if (sample.keeps(RowSample.rowId(ordinal, row))) {
                    double weight = FixedPointCodec.weight(train.weight(row), train.label(row), terms.parameters().weights());
                    counter.add(rows.blocks().block(row), train.matrix().row(row), codec.encode(trainMargins[row], train.label(row), weight));
                }
            }
            return counter.sums();
        }

        // The loss that is measured is that of rows as they are, each once.
        private List<LeafSum> held(int number, RegressionTree tree) {
            LeafSumCounter counter = new LeafSumCounter(number, tree, 1);
            Dataset held = rows.holdout();
            for (int row = 0; row < held.rows(); row++) {
                counter.add(0, held.matrix().row(row), codec.encode(holdoutMargins[row], held.label(row), 1.0));
            }
            return counter.sums();
        }

        private void move(RegressionTree tree) {
            move(trainMargins, rows.train(), tree);
            move(holdoutMargins, rows.holdout(), tree);
        }

        // One addition in float32 per row and tree, as in training.
        private static void move(float[] margins, Dataset of, RegressionTree tree) {
            for (int row = 0; row < margins.length; row++) {
                margins[row] += tree.leafValue(tree.leafOf(of.matrix().row(row)));
            }
        }
    }

    /// Without rows, seed and sums.
    @Override
    public String toString() {
        return "RunLeafSums[" + terms.run().id() + "]";
    }
}
