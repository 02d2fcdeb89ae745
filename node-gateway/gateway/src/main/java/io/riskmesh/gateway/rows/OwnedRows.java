package io.riskmesh.gateway.rows;

import io.riskmesh.boosting.cuts.CutCounter;
import io.riskmesh.boosting.cuts.CutRequest;
import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.growth.HistogramSource;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.parameters.ValidationMetric;
import io.riskmesh.boosting.rows.LocalRows;
import io.riskmesh.boosting.training.ValidationCells;
import io.riskmesh.boosting.training.ValidationRows;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.federation.rows.BankRows;
import io.riskmesh.federation.rows.BinnedRows;
import io.riskmesh.federation.rows.LeafSumRoots;
import io.riskmesh.gateway.dataset.Dataset;
import java.util.List;
import java.util.Optional;

/// One bank's rows, in memory.
///
/// @param train learned from
/// @param validation looked at by early stopping; may be empty
/// @param ordinal its place among the invited banks
/// @param sampleSeed of its row samples
/// @param leafSums what is said of them, where contributions are measured
public record OwnedRows(Dataset train, Dataset validation, int ordinal, long sampleSeed, TrainingParameters parameters,
        WorkThreads threads, LeafSumRoots leafSums) implements BankRows {

    /// Rows whose contribution is not measured.
    public OwnedRows(Dataset train, Dataset validation, int ordinal, long sampleSeed, TrainingParameters parameters, WorkThreads threads) {
        this(train, validation, ordinal, sampleSeed, parameters, threads, LeafSumRoots.NONE);
    }

    /// The power of two at or above both numbers of rows, which the bank signs instead of its number of rows.
    public static long rowBound(Dataset train, Dataset validation) {
        int larger = Math.max(train.rows(), validation.rows());
        return larger <= 1 ? 1 : Long.highestOneBit(larger - 1L) << 1;
    }

    @Override
    public long rows() {
        return Math.max(train.rows(), validation.rows());
    }

    @Override
    public long positives() {
        return train.positives();
    }

    @Override
    public long[] count(CutRequest request) {
        return CutCounter.count(request, train.matrix());
    }

    @Override
    public BinnedRows bin(HistogramCuts cuts) {
        LocalRows rows = LocalRows.of(parameters, cuts, List.of(TrainingRows.of(train, ordinal, sampleSeed)), threads.workers());
        return new Binned(rows, TrainingRows.validation(List.of(validation)));
    }

    /// Without rows and seed.
    @Override
    public String toString() {
        return "OwnedRows[bank " + ordinal + "]";
    }

    private record Binned(LocalRows rows, Optional<ValidationRows> validation) implements BinnedRows {
        @Override
        public HistogramSource source() {
            return rows;
        }

        @Override
        public void add(RegressionTree tree) {
            rows.endTree(tree);
            validation.ifPresent(watched -> watched.add(tree));
        }

        @Override
        public long[] validationCells(ValidationMetric metric) {
            return validation.map(watched -> watched.cells(metric))
                    .orElseGet(() -> new long[ValidationCells.count(metric)]);
        }
    }
}
