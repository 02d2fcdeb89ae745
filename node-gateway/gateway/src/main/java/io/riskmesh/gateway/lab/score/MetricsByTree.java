package io.riskmesh.gateway.lab.score;

import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.boosting.evaluation.Auc;
import io.riskmesh.boosting.evaluation.AveragePrecision;
import io.riskmesh.boosting.evaluation.Defined;
import io.riskmesh.boosting.evaluation.LogLoss;
import io.riskmesh.boosting.evaluation.MetricValue;
import io.riskmesh.boosting.evaluation.ScoredRows;
import io.riskmesh.boosting.evaluation.Undefined;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.gateway.report.TreeMetrics;
import java.util.ArrayList;
import java.util.List;

/// Exact metrics of a model cut off after each of its trees.
public final class MetricsByTree {
    private MetricsByTree() {}

    /// One entry per tree; the last one is the whole model's.
    public static List<TreeMetrics> of(TreeEnsemble model, TestScores test) {
        FloatMatrix matrix = test.rows().matrix();
        float[] margins = new float[matrix.rows()];
        float[] row = new float[matrix.columns()];
        List<TreeMetrics> byTree = new ArrayList<>();
        for (RegressionTree tree : model.trees()) {
            for (int i = 0; i < margins.length; i++) {
                matrix.copyRow(i, row, 0);
                margins[i] += tree.leafValue(tree.leafOf(row));
            }
            ScoredRows scored = ScoredRows.of(margins, test.labels(), test.weights());
            byTree.add(new TreeMetrics(
                    value(LogLoss.of(scored)), value(AveragePrecision.of(scored)), value(Auc.of(scored))));
        }
        return byTree;
    }

    private static double value(MetricValue metric) {
        return switch (metric) {
            case Defined defined -> defined.value();
            case Undefined undefined ->
                throw new IllegalStateException("Expected test rows of both classes, got " + undefined.reason());
        };
    }
}
