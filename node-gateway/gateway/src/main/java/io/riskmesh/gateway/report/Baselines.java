package io.riskmesh.gateway.report;

import java.util.Comparator;
import java.util.List;

/// The honest baselines of a run. There is no report without all of them.
///
/// @param alone one per bank, in the order of the banks
/// @param average mean of the local models' margins
/// @param federated our federated model
/// @param pooled our plain trainer on all rows, without privacy rules
/// @param pooledXgboost XGBoost on all rows
public record Baselines(
        List<BankRow> alone, MetricRow average, MetricRow federated, MetricRow pooled, MetricRow pooledXgboost) {

    /// A bank's own model.
    ///
    /// @param bank its name
    /// @param trainingRows what it learned from
    /// @param metrics on the common test rows
    public record BankRow(String bank, int trainingRows, MetricRow metrics) {}

    /// Copies the list.
    public Baselines {
        alone = List.copyOf(alone);
        if (alone.isEmpty()) {
            throw new IllegalArgumentException("expected the banks' own models, found none");
        }
    }

    /// Mean of each metric over the banks' own models.
    public MetricRow aloneMean() {
        return MetricRow.mean(alone.stream().map(BankRow::metrics).toList());
    }

    /// The bank whose own model has the lowest average precision.
    public BankRow aloneWorst() {
        return alone.stream().min(Comparator.comparingDouble(row -> row.metrics().rank())).orElseThrow();
    }

    /// The bank with the fewest rows.
    public BankRow aloneSmallest() {
        return alone.stream().min(Comparator.comparingInt(BankRow::trainingRows)).orElseThrow();
    }
}
