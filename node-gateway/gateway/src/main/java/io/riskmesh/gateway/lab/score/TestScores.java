package io.riskmesh.gateway.lab.score;

import io.riskmesh.boosting.evaluation.AlertBudget;
import io.riskmesh.boosting.evaluation.Auc;
import io.riskmesh.boosting.evaluation.AveragePrecision;
import io.riskmesh.boosting.evaluation.BinnedScores;
import io.riskmesh.boosting.evaluation.CertifiedInterval;
import io.riskmesh.boosting.evaluation.CurvePoint;
import io.riskmesh.boosting.evaluation.Curves;
import io.riskmesh.boosting.evaluation.KolmogorovSmirnov;
import io.riskmesh.boosting.evaluation.MetricInterval;
import io.riskmesh.boosting.evaluation.RecallAtBudget;
import io.riskmesh.boosting.evaluation.ScoreBins;
import io.riskmesh.boosting.evaluation.Undefined;
import io.riskmesh.boosting.prediction.EnsemblePredictor;
import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.gateway.dataset.Dataset;
import io.riskmesh.gateway.report.Curve;
import io.riskmesh.gateway.report.MetricRow;
import io.riskmesh.gateway.report.MetricValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Measures models on one set of test rows, all in the same way: scores are counted into bins as a consortium would count them,
/// bins below the minimum are merged (rule R10), and every metric is an interval. Immutable.
public final class TestScores {
    /// Share of all rows that `recallAtBudget` alerts, in per cent.
    public static final String BUDGET_PERCENT = "0.2";
    private static final AlertBudget BUDGET = AlertBudget.USUAL;

    private final Dataset test;
    private final int minimumBinRows;
    private final byte[] labels;
    private final long[] weights;

    /// Test rows of both classes.
    public TestScores(Dataset test, int minimumBinRows) {
        this.test = test;
        this.minimumBinRows = minimumBinRows;
        this.labels = test.labels();
        this.weights = Arrays.stream(test.weights()).asLongStream().toArray();
    }

    /// The rows.
    public Dataset rows() {
        return test;
    }

    /// Bins below so many rows are merged before anything is printed.
    public int minimumBinRows() {
        return minimumBinRows;
    }

    /// One margin per test row.
    public float[] margins(TreeEnsemble model) {
        return new EnsemblePredictor(model).margins(test.matrix());
    }

    /// The four metrics of these margins.
    public MetricRow metrics(float[] margins) {
        BinnedScores bins = bins(margins);
        return new MetricRow(value(Auc.interval(bins)), value(AveragePrecision.interval(bins)),
                value(KolmogorovSmirnov.interval(bins)), value(RecallAtBudget.of(bins, BUDGET)));
    }

    /// The curves of these margins.
    public Curve curve(float[] margins) {
        BinnedScores bins = bins(margins);
        return new Curve(points(Curves.roc(bins)), points(Curves.precisionRecall(bins)));
    }

    byte[] labels() {
        return labels;
    }

    long[] weights() {
        return weights;
    }

    private BinnedScores bins(float[] margins) {
        return ScoreBins.count(margins, labels, weights).mergeSmall(minimumBinRows);
    }

    private static MetricValue value(MetricInterval interval) {
        return switch (interval) {
            case CertifiedInterval c -> new MetricValue.Certified(c.point(), c.lower(), c.upper());
            case Undefined undefined ->
                new MetricValue.Undefined(undefined.reason().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        };
    }

    private static List<Curve.Point> points(List<CurvePoint> points) {
        return points.stream().map(point -> new Curve.Point(point.x(), point.y())).toList();
    }
}
