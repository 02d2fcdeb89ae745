package io.riskmesh.gateway.lab.baseline;

import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.boosting.evaluation.Auc;
import io.riskmesh.boosting.evaluation.AveragePrecision;
import io.riskmesh.boosting.evaluation.Defined;
import io.riskmesh.boosting.evaluation.LogLoss;
import io.riskmesh.boosting.evaluation.MetricValue;
import io.riskmesh.boosting.evaluation.ScoredRows;
import io.riskmesh.boosting.evaluation.Undefined;
import io.riskmesh.boosting.parameters.EarlyStopping;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.gateway.dataset.Dataset;
import java.util.Arrays;
import java.util.List;

/// Early stopping applied to a forest that is already there.
final class BestRound {
    private BestRound() {}

    /// The trees up to the best one before training would have stopped.
    static TreeEnsemble cut(TreeEnsemble all, EarlyStopping stopping, Dataset validation) {
        FloatMatrix matrix = validation.matrix();
        byte[] labels = validation.labels();
        long[] weights = Arrays.stream(validation.weights()).asLongStream().toArray();
        float[] margins = new float[matrix.rows()];
        float[] row = new float[matrix.columns()];
        double best = Double.NEGATIVE_INFINITY;
        int trees = 0;
        List<RegressionTree> grown = all.trees();
        for (int t = 0; t < grown.size() && t - trees < stopping.rounds(); t++) {
            for (int i = 0; i < margins.length; i++) {
                matrix.copyRow(i, row, 0);
                margins[i] += grown.get(t).leafValue(grown.get(t).leafOf(row));
            }
            double score = score(stopping, ScoredRows.of(margins, labels, weights));
            if (score > best) {
                best = score;
                trees = t + 1;
            }
        }
        return trees == 0 ? all : new TreeEnsemble(all.objective(), all.schema(), grown.subList(0, trees));
    }

    /// Larger is better.
    private static double score(EarlyStopping stopping, ScoredRows rows) {
        return switch (stopping.metric()) {
            case LOGLOSS -> -value(LogLoss.of(rows));
            case AUC -> value(Auc.of(rows));
            case AUCPR -> value(AveragePrecision.of(rows));
        };
    }

    private static double value(MetricValue metric) {
        return switch (metric) {
            case Defined defined -> defined.value();
            case Undefined _ -> Double.NaN; // never better than anything
        };
    }
}
