package io.riskmesh.gateway.lab.consortium;

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
import io.riskmesh.gateway.lab.rows.LabBank;
import io.riskmesh.gateway.lab.rows.TrainingRows;
import io.riskmesh.gateway.lab.rows.WorkThreads;
import java.util.List;
import java.util.Optional;

/// One bank's rows, in memory.
///
/// @param bank its rows
/// @param ordinal its place among the invited banks
/// @param sampleSeed of its row samples
record LabBankRows(LabBank bank, int ordinal, long sampleSeed, TrainingParameters parameters, WorkThreads threads)
        implements BankRows {
    @Override
    public long rows() {
        return bank.largerPart();
    }

    @Override
    public long positives() {
        return bank.train().positives();
    }

    @Override
    public long[] count(CutRequest request) {
        return CutCounter.count(request, bank.train().matrix());
    }

    @Override
    public BinnedRows bin(HistogramCuts cuts) {
        LocalRows rows = LocalRows.of(parameters, cuts,
                List.of(TrainingRows.of(bank.train(), ordinal, sampleSeed)), threads.workers());
        return new Binned(rows, TrainingRows.validation(List.of(bank.validation())));
    }

    /// Without the seed.
    @Override
    public String toString() {
        return "LabBankRows[" + bank.name() + "]";
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
