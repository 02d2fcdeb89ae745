package io.riskmesh.gateway.lab.rows;

import io.riskmesh.boosting.evaluation.ScoreGroups;
import io.riskmesh.gateway.dataset.ColumnChoice;
import io.riskmesh.gateway.dataset.DataFile;
import io.riskmesh.gateway.dataset.Dataset;
import io.riskmesh.gateway.dataset.DatasetLoader;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.split.BankAssignment;
import io.riskmesh.gateway.split.BankRows;
import io.riskmesh.gateway.split.BankScheme;
import io.riskmesh.gateway.split.HoldOut;
import io.riskmesh.gateway.split.SplitSalts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Loaded rows, split into training, validation and test, and given to banks.
///
/// @param name of the data set, from its salts
/// @param train rows of all banks that are learned from, in the order of the file; one owner of all rows would have them
/// @param validation rows of all banks that early stopping looks at, in the order of the file; may be empty
/// @param test rows to measure on
/// @param banks owners of the training rows
/// @param salts of the hash split and of the hash schemes
public record LabData(
        String name, Dataset train, Dataset validation, Dataset test, List<LabBank> banks, SplitSalts salts) {
    private static final long MOST_WEIGHT = ScoreGroups.MAX_TOTAL_WEIGHT;

    /// Copies the list.
    public LabData {
        banks = List.copyOf(banks);
    }

    /// The sum of the banks' signed row bounds.
    public long rowBound() {
        return banks.stream().mapToLong(LabBank::rowBound).sum();
    }

    /// Loads, splits and assigns, or says in one line why not.
    ///
    /// @param validationShare share of each bank's training rows that is kept for early stopping, 0 for none
    public static LabData load(DataRequest request, double validationShare) throws Stopped {
        ColumnChoice columns = withBankColumn(request);
        boolean byFile = request.scheme() instanceof BankScheme.ByFile;
        Dataset rows = new DatasetLoader(columns, byFile).load(request.data());
        String stem = new DataFile(request.data().getFirst()).stem();
        SplitSalts salts = SplitSalts.of(request.splitSalt(), stem);
        HoldOut holdOut = request.test().isEmpty()
                ? HoldOut.byHash(rows, salts.split(), request.testShare())
                : new HoldOut(rows, new DatasetLoader(request.columns()).load(request.test(), rows.schema()));
        requireWeightOfBothClasses("test", holdOut.test());
        List<LabBank> banks = new ArrayList<>();
        for (BankRows owned : BankAssignment.of(
                request.scheme(), holdOut.train(), salts.bank(), DatasetLoader.groupNames(request.data()))) {
            Dataset[] parts = HoldOut.parts(holdOut.train().select(owned.rows()), salts.validation(), validationShare);
            requireWeightOfBothClasses("bank " + owned.name() + ": training", parts[0]);
            banks.add(new LabBank(owned.name(), parts[0], parts[1]));
        }
        Dataset[] parts = HoldOut.parts(holdOut.train(), salts.validation(), validationShare);
        return new LabData(salts.name(), parts[0], parts[1], holdOut.test(), banks, salts);
    }

    private static void requireWeightOfBothClasses(String part, Dataset rows) throws Stopped {
        long[] weight = new long[2];
        for (int row = 0; row < rows.rows(); row++) {
            weight[rows.label(row)] += rows.weight(row);
        }
        if (weight[0] == 0 || weight[1] == 0) {
            throw Stopped.refused("expected " + part + " rows of both classes with weight above 0, found a weight of "
                    + weight[0] + " negatives and " + weight[1] + " positives");
        }
        if (weight[0] + weight[1] > MOST_WEIGHT) {
            throw Stopped.refused("expected " + part + " rows with a weight of at most " + MOST_WEIGHT + " together, found "
                    + (weight[0] + weight[1]));
        }
    }

    private static ColumnChoice withBankColumn(DataRequest request) {
        return switch (request.scheme()) {
            case BankScheme.ByValue byValue -> request.columns().withGroup(byValue.column());
            case BankScheme.ByName byName -> excluding(request.columns(), byName.column()).withGroup(byName.column());
            case BankScheme.EqualSizes _, BankScheme.SkewedSizes _, BankScheme.SkewedLabels _, BankScheme.ByFile _ ->
                request.columns();
        };
    }

    /// The column that names a row's bank is no feature, unless the user lists it as one.
    private static ColumnChoice excluding(ColumnChoice columns, String bankColumn) {
        if (!columns.features().isEmpty()) {
            return columns;
        }
        List<String> exclude = new ArrayList<>(columns.exclude());
        exclude.add(bankColumn);
        return new ColumnChoice(columns.label(), columns.positive(), columns.id(), columns.weight(), Optional.empty(),
                List.of(), exclude, columns.categorical());
    }
}
