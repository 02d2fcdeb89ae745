package io.riskmesh.federation.rows;

import io.riskmesh.boosting.cuts.CutCounter;
import io.riskmesh.boosting.cuts.CutRequest;
import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.boosting.growth.HistogramSource;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.parameters.ValidationMetric;
import io.riskmesh.boosting.rows.LocalRows;
import io.riskmesh.boosting.rows.OwnerRows;
import io.riskmesh.boosting.training.ValidationCells;
import io.riskmesh.boosting.training.ValidationRows;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.work.Workers;
import io.riskmesh.federation.rows.LocalBankRows.Validation;
import io.riskmesh.federation.terms.RunTerms;
import io.riskmesh.boosting.schema.FeatureSchema;
import java.util.List;
import java.util.Optional;

/// A bank's rows in this process's memory.
///
/// @param training with the bank's ordinal among the invited banks and its secret row-sample seed
/// @param labels of the training rows
/// @param validation held-out rows for early stopping, each of weight 1
public record LocalBankRows(
        TrainingParameters parameters, FeatureSchema schema, OwnerRows training, float[] labels, Optional<Validation> validation,
        Workers workers)
        implements BankRows {

    /// @param labels 0 or 1
    public record Validation(FloatMatrix rows, byte[] labels) {}

    /// @param terms give parameters and schema
    public static LocalBankRows of(RunTerms terms, OwnerRows training, float[] labels, Optional<Validation> validation, Workers workers) {
        return new LocalBankRows(terms.parameters(), terms.schema(), training, labels, validation, workers);
    }

    @Override
    public long rows() {
        return Math.max(training.count(), validation.map(held -> held.rows().rows()).orElse(0));
    }

    @Override
    public long positives() {
        long positives = 0;
        for (float label : labels) {
            positives += label == 1f ? 1 : 0;
        }
        return positives;
    }

    @Override
    public long[] count(CutRequest request) {
        return CutCounter.count(request, training.features());
    }

    @Override
    public BinnedRows bin(HistogramCuts cuts) {
        LocalRows rows = LocalRows.of(parameters, cuts, List.of(training), workers);
        Optional<ValidationRows> held = validation.map(v -> ValidationRows.ofOne(schema, v.rows(), v.labels()));
        return new Binned(rows, held);
    }

    private record Binned(LocalRows rows, Optional<ValidationRows> held) implements BinnedRows {

        @Override
        public HistogramSource source() {
            return rows;
        }

        @Override
        public void add(RegressionTree tree) {
            rows.endTree(tree);
            held.ifPresent(v -> v.add(tree));
        }

        @Override
        public long[] validationCells(ValidationMetric metric) {
            return held.map(v -> v.cells(metric)).orElseGet(() -> new long[ValidationCells.count(metric)]);
        }
    }

    @Override
    public String toString() {
        return "LocalBankRows[" + training + "]";
    }
}
