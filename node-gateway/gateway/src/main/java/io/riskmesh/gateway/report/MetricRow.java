package io.riskmesh.gateway.report;

import java.util.List;
import java.util.function.Function;

/// The four metrics of one model on the test rows.
///
/// @param auc area under the ROC curve
/// @param averagePrecision sum of precision over the steps of recall
/// @param ks largest distance between true and false positive rate
/// @param recallAtBudget share of the positives among the rows with the highest scores
public record MetricRow(MetricValue auc, MetricValue averagePrecision, MetricValue ks, MetricValue recallAtBudget) {

    /// Mean of each metric over models.
    public static MetricRow mean(List<MetricRow> rows) {
        return new MetricRow(mean(rows, MetricRow::auc), mean(rows, MetricRow::averagePrecision), mean(rows, MetricRow::ks),
                mean(rows, MetricRow::recallAtBudget));
    }

    private static MetricValue mean(List<MetricRow> rows, Function<MetricRow, MetricValue> metric) {
        return MetricValue.mean(rows.stream().map(metric).toList());
    }

    /// What models are ranked by: the average precision in the middle of its bounds, below zero when undefined.
    public double rank() {
        return switch (averagePrecision) {
            case MetricValue.Certified certified -> certified.point();
            case MetricValue.Undefined _ -> -1;
        };
    }
}
