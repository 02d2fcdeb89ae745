package io.riskmesh.boosting.rows;

import io.riskmesh.boosting.accumulate.NodeRows;
import io.riskmesh.boosting.fixedpoint.FixedPointCodec;
import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.schema.Objective;
import io.riskmesh.boosting.work.Workers;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Labels, weights and the integer gradients of the rows of a tree.
final class RowGradients {
    private final TrainingParameters parameters;
    private final float[] labels;
    private final double[] weights; // as they stand in the sums; empty if every row weighs 1
    private final long[] pairs;
    private int clippedRows;

    RowGradients(TrainingParameters parameters, List<OwnerRows> owners) {
        this.parameters = parameters;
        int rows = owners.stream().mapToInt(OwnerRows::count).sum();
        labels = new float[rows];
        boolean allWeighOne = parameters.weights().scalePosWeight() == 1
                && owners.stream().allMatch(owner -> owner.weights().isEmpty());
        weights = allWeighOne ? new double[0] : new double[rows];
        pairs = new long[rows];
        int at = 0;
        for (OwnerRows owner : owners) {
            System.arraycopy(owner.labels(), 0, labels, at, owner.count());
            for (int row = 0; row < owner.count() && !allWeighOne; row++) {
                float own = owner.weights().isEmpty() ? 1f : owner.weights().get()[row];
                weights[at + row] = FixedPointCodec.weight(own, labels[at + row], parameters.weights());
            }
            at += owner.count();
        }
    }

    /// Gradients of the last tree's rows; other rows hold what an earlier tree left.
    long[] pairs() {
        return pairs;
    }

    int clippedRows() {
        return clippedRows;
    }

    void compute(NodeRows root, float[] margins, FixedPointPlan plan, Workers workers) {
        FixedPointCodec codec = new FixedPointCodec(parameters.objective(), parameters.weights(), plan);
        AtomicInteger clipped = new AtomicInteger();
        workers.overRows(root.count(), (from, to) -> {
            codec.encode(margins, labels, weights, root.rows(), root.from() + from, root.from() + to, pairs);
            if (parameters.objective() == Objective.SQUARED_ERROR) {
                clipped.addAndGet(clipped(codec, root, from, to, margins));
            }
        });
        clippedRows = clipped.get();
    }

    private int clipped(FixedPointCodec codec, NodeRows root, int from, int to, float[] margins) {
        int count = 0;
        for (int i = root.from() + from; i < root.from() + to; i++) {
            int row = root.rows()[i];
            count += codec.clips(margins[row], labels[row]) ? 1 : 0;
        }
        return count;
    }
}
