package io.riskmesh.boosting.rows;

import io.riskmesh.boosting.accumulate.NodeRows;
import io.riskmesh.boosting.fixedpoint.FixedPointCodec;
import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.schema.Objective;
import io.riskmesh.boosting.work.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Labels, weights and the integer gradients of the rows of a tree.
final class RowGradients {
    private final TrainingParameters parameters;
    private final float[] labels;
    private final float[] weights; // null if every row weighs 1
    private final long[] pairs;
    private int clippedRows;

    RowGradients(TrainingParameters parameters, List<OwnerRows> owners) {
        this.parameters = parameters;
        int rows = owners.stream().mapToInt(OwnerRows::count).sum();
        labels = new float[rows];
        weights = owners.stream().allMatch(owner -> owner.weights().isEmpty()) ? null : new float[rows];
        pairs = new long[rows];
        int at = 0;
        for (OwnerRows owner : owners) {
            System.arraycopy(owner.labels(), 0, labels, at, owner.count());
            if (weights != null) {
                Arrays.fill(weights, at, at + owner.count(), 1f);
                float[] target = weights;
                int first = at;
                owner.weights().ifPresent(own -> System.arraycopy(own, 0, target, first, own.length));
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
            int cut = 0;
            for (int i = root.from() + from; i < root.from() + to; i++) {
                int row = root.rows()[i];
                pairs[row] = codec.encode(margins[row], labels[row], weights == null ? 1f : weights[row]);
                cut += parameters.objective() == Objective.SQUARED_ERROR && codec.clips(margins[row], labels[row]) ? 1 : 0;
            }
            clipped.addAndGet(cut);
        });
        clippedRows = clipped.get();
    }
}
