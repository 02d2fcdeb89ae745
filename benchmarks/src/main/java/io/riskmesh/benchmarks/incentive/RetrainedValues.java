package io.riskmesh.benchmarks.incentive;

import io.riskmesh.boosting.training.PlainTrainer;
import io.riskmesh.boosting.training.TrainingProgress;
import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.boosting.work.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The oracle: a model for every coalition of players, and Shapley's formula over the log-loss that each of them saves each
/// player's holdout rows.
///
/// @param value [provider][validator], in nats per holdout row
/// @param trained how many models
record RetrainedValues(double[][] value, int trained) {

    static RetrainedValues of(MeasuredRun run, Workers workers) {
        int n = run.training().size();
        double[][] worth = new double[1 << n][n];
        for (int set = 1; set < worth.length; set++) {
            List<Integer> members = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                if ((set >> i & 1) == 1) {
                    members.add(i);
                }
            }
            TreeEnsemble model = PlainTrainer.train(run.task(), MeasuredRun.rows(run.task(), run.training(), members, workers),
                    Optional.empty(), workers, TrainingProgress.SILENT).full();
            for (int j = 0; j < n; j++) {
                worth[set][j] = StrictMath.log(2) - loss(model, run.holdout().get(j));
            }
        }
        return new RetrainedValues(shapley(worth, n), worth.length - 1);
    }

    /// What the loss of all players' model saves against no model, on one player's holdout.
    static double realisedGain(MeasuredRun run, int validator, Workers workers) {
        List<Integer> all = java.util.stream.IntStream.range(0, run.training().size()).boxed().toList();
        TreeEnsemble model = PlainTrainer.train(run.task(), MeasuredRun.rows(run.task(), run.training(), all, workers),
                Optional.empty(), workers, TrainingProgress.SILENT).full();
        return StrictMath.log(2) - loss(model, run.holdout().get(validator));
    }

    private static double loss(TreeEnsemble model, PlayerRows rows) {
        double sum = 0;
        for (int row = 0; row < rows.rows(); row++) {
            double margin = model.margin(rows.features().row(row));
            sum += StrictMath.log1p(StrictMath.exp(rows.labels()[row] == 1f ? -margin : margin));
        }
        return sum / rows.rows();
    }

    private static double[][] shapley(double[][] worth, int n) {
        double[][] value = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int set = 0; set < worth.length; set++) {
                if ((set >> i & 1) == 0) {
                    double orders = factorial(Integer.bitCount(set)) * factorial(n - 1 - Integer.bitCount(set)) / factorial(n);
                    for (int j = 0; j < n; j++) {
                        value[i][j] += orders * (worth[set | 1 << i][j] - worth[set][j]);
                    }
                }
            }
        }
        return value;
    }

    private static double factorial(int n) {
        return n < 2 ? 1 : n * factorial(n - 1);
    }

    /// As whole nano-nats, so that the same rule pays both.
    List<List<Long>> nanos() {
        List<List<Long>> rows = new ArrayList<>();
        for (double[] row : value) {
            rows.add(java.util.Arrays.stream(row).mapToObj(nats -> Math.round(nats * 1e9)).toList());
        }
        return rows;
    }
}
