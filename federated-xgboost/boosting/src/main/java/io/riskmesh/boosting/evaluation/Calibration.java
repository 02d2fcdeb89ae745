package io.riskmesh.boosting.evaluation;

import java.util.List;

/// Whether probabilities are probabilities. Rows in order of score are cut into 20 bins of equal weight; rows of equal
/// score stay together in the bin of their middle, so fewer bins may be left (Guo et al., ICML 2017, with bins of
/// equal weight).
///
/// @param expectedCalibrationError the weighted mean distance between mean probability and observed rate over the bins
/// @param brier the weighted mean of (probability - label)^2
/// @param expectedToObserved the ratio of the sum of probabilities to the positives; undefined without positives
/// @param table ascending
public record Calibration(
        MetricValue expectedCalibrationError,
        MetricValue brier,
        MetricValue expectedToObserved,
        List<ReliabilityBin> table) {

    public static final int BINS = 20;

    public Calibration {
        table = List.copyOf(table);
    }

    public static Calibration of(ScoredRows rows) {
        if (rows.totalWeight() == 0) {
            Undefined nothing = new Undefined(UndefinedReason.NO_ROWS);
            return new Calibration(nothing, nothing, nothing, List.of());
        }
        ReliabilityTable table = new ReliabilityTable(rows.totalWeight());
        CompensatedSum brier = new CompensatedSum();
        CompensatedSum expected = new CompensatedSum();
        for (int g = rows.groups() - 1; g >= 0; g--) {
            double p = Logistic.probability(rows.margin(g));
            table.add(p, rows.positives(g), rows.negatives(g));
            brier.add((1 - p) * (1 - p) * rows.positives(g));
            brier.add(p * p * rows.negatives(g));
            expected.add(p * (rows.positives(g) + rows.negatives(g)));
        }
        MetricValue ratio = rows.totalPositives() == 0 ? new Undefined(UndefinedReason.NO_POSITIVES)
                : new Defined(expected.value() / rows.totalPositives());
        return new Calibration(new Defined(table.expectedCalibrationError()),
                new Defined(brier.value() / rows.totalWeight()), ratio, table.bins());
    }
}
