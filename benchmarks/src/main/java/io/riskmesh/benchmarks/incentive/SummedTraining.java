package io.riskmesh.benchmarks.incentive;

import io.riskmesh.boosting.fixedpoint.FixedPointCodec;
import io.riskmesh.boosting.rows.LocalRows;
import io.riskmesh.boosting.training.PlainTrainer;
import io.riskmesh.boosting.training.TrainingProgress;
import io.riskmesh.boosting.training.TrainingTask;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.work.Workers;
import io.riskmesh.gateway.contribution.sums.LeafRules;
import io.riskmesh.gateway.contribution.sums.LeafSumCounter;
import io.riskmesh.incentive.coin.RowBlocks;
import io.riskmesh.incentive.input.LeafSum;
import io.riskmesh.incentive.shapley.LeafSums;
import io.riskmesh.incentive.valuation.HoldoutSums;
import io.riskmesh.incentive.valuation.ValuedLeaf;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/// Trains on all players' rows and adds up, before each tree, what each of them adds up itself in a federation.
final class SummedTraining {

    private final TrainingTask task;
    private final List<PlayerRows> training;
    private final List<PlayerRows> holdout;
    private final List<RowBlocks> blocks;
    private final Workers workers;
    private final FixedPointCodec codec;

    SummedTraining(TrainingTask task, List<PlayerRows> training, List<PlayerRows> holdout, List<RowBlocks> blocks, Workers workers) {
        this.task = task;
        this.training = training;
        this.holdout = holdout;
        this.blocks = blocks;
        this.workers = workers;
        codec = new FixedPointCodec(task.parameters().objective(), task.parameters().weights(), task.plan());
    }

    List<List<ValuedLeaf>> leavesOfTrees() {
        LocalRows rows = MeasuredRun.rows(task, training, IntStream.range(0, training.size()).boxed().toList(), workers);
        PlainTrainer trainer = new PlainTrainer(task, rows, Optional.empty(), workers);
        List<float[]> margins = holdout.stream().map(player -> new float[player.rows()]).toList();
        List<List<ValuedLeaf>> trees = new ArrayList<>();
        while (!trainer.isOver()) {
            float[] before = rows.margins();
            trainer.growTree(TrainingProgress.SILENT);
            trees.add(leaves(trainer.grown() - 1, trainer.trees().getLast(), before, margins));
        }
        return trees;
    }

    private List<ValuedLeaf> leaves(int tree, RegressionTree shape, float[] before, List<float[]> margins) {
        int players = blocks.stream().mapToInt(RowBlocks::count).sum();
        long[][] g = new long[shape.leafCount()][players];
        long[][] h = new long[shape.leafCount()][players];
        long[][] heldG = new long[shape.leafCount()][training.size()];
        long[][] heldH = new long[shape.leafCount()][training.size()];
        int firstBlock = 0;
        int firstRow = 0;
        for (int i = 0; i < training.size(); i++) {
            int offset = firstRow;
            RowBlocks own = blocks.get(i);
            for (LeafSum sum : count(tree, shape, training.get(i), own::block, own.count(), row -> before[offset + row])) {
                g[sum.leaf()][firstBlock + sum.block()] = sum.gradient();
                h[sum.leaf()][firstBlock + sum.block()] = sum.hessian();
            }
            float[] held = margins.get(i);
            for (LeafSum sum : count(tree, shape, holdout.get(i), _ -> 0, 1, row -> held[row])) {
                heldG[sum.leaf()][i] = sum.gradient();
                heldH[sum.leaf()][i] = sum.hessian();
            }
            for (int row = 0; row < held.length; row++) {
                held[row] += shape.leafValue(shape.leafOf(holdout.get(i).features().row(row)));
            }
            firstBlock += own.count();
            firstRow += training.get(i).rows();
        }
        List<ValuedLeaf> leaves = new ArrayList<>();
        for (int node = 0; node < shape.nodeCount(); node++) {
            if (shape.isLeaf(node)) {
                int leaf = leaves.size();
                leaves.add(new ValuedLeaf(new LeafSums(g[leaf], h[leaf], LeafRules.units(shape.leafValue(node))),
                        new HoldoutSums(heldG[leaf], heldH[leaf])));
            }
        }
        return leaves;
    }

    /// A margin per row.
    private interface Margins {
        float of(int row);
    }

    private List<LeafSum> count(int tree, RegressionTree shape, PlayerRows rows, IntUnaryOperator block, int blockCount, Margins margins) {
        LeafSumCounter counter = new LeafSumCounter(tree, shape, blockCount);
        for (int row = 0; row < rows.rows(); row++) {
            counter.add(block.applyAsInt(row), rows.features().row(row), codec.encode(margins.of(row), rows.labels()[row], 1.0));
        }
        return counter.sums();
    }
}
